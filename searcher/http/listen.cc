#include "http/listen.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/files.h"
#include "base/message.h"

namespace depeche::http {
namespace {

constexpr std::string_view kUnix = "unix:";
constexpr int kBacklog = 1024;
constexpr int kFirstHandedOver = 3;  // SD_LISTEN_FDS_START

auto bad_place(std::string_view text) {
  return fail(ErrorCode::invalid_argument, tr("{} is no place to listen at", base::in_quotes(text)),
              tr("127.0.0.1:8080, [::1]:8080 or unix:/path"));
}

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return port;
}

bool is_address(const std::string& address) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return ::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

Result<Listener> failed_to_listen(std::string_view name, int error) {
  return fail(ErrorCode::io, tr("{}: cannot listen: {}", name, base::errno_words(error)),
              error == EADDRINUSE ? tr("another program listens there; name another port") : std::string());
}

// The address of a socket, in whichever family.
struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = sizeof(sockaddr_storage);

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
  int family() const { return storage.ss_family; }
  template <class Kind>
  Kind& as() {
    return reinterpret_cast<Kind&>(storage);
  }
};

SocketAddress address_of(const Place& place) {
  SocketAddress address;
  if (!place.unix_path.empty()) {
    auto& local = address.as<sockaddr_un>();
    local.sun_family = AF_UNIX;
    std::strncpy(local.sun_path, place.unix_path.c_str(), sizeof(local.sun_path) - 1);
    address.size = sizeof(local);
  } else if (place.address.find(':') != std::string::npos) {
    auto& six = address.as<sockaddr_in6>();
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(place.port);
    ::inet_pton(AF_INET6, place.address.c_str(), &six.sin6_addr);
    address.size = sizeof(six);
  } else {
    auto& four = address.as<sockaddr_in>();
    four.sin_family = AF_INET;
    four.sin_port = htons(place.port);
    ::inet_pton(AF_INET, place.address.c_str(), &four.sin_addr);
    address.size = sizeof(four);
  }
  return address;
}

// A socket file that a server left behind when it was killed.
bool is_left_behind(const Place& place, SocketAddress& address) {
  struct stat status {};
  if (::lstat(place.unix_path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode)) return false;
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool refused = ::connect(probe, address.get(), address.size) != 0 && errno == ECONNREFUSED;
  ::close(probe);
  return refused;
}

bool is_loopback(SocketAddress& address) {
  if (address.family() == AF_UNIX) return true;
  if (address.family() == AF_INET) return ntohl(address.as<sockaddr_in>().sin_addr.s_addr) >> 24 == 127;
  return address.family() == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&address.as<sockaddr_in6>().sin6_addr);
}

}  // namespace

Result<Place> parse_place(std::string_view text) {
  Place place;
  if (text.starts_with(kUnix)) {
    place.unix_path = text.substr(kUnix.size());
    const std::size_t most = sizeof(sockaddr_un{}.sun_path) - 1;
    if (place.unix_path.empty() || place.unix_path.native().size() > most) return bad_place(text);
    return place;
  }
  const std::size_t colon = text.rfind(':');
  const bool has_address = colon != std::string_view::npos;
  const auto port = port_of(has_address ? text.substr(colon + 1) : text);
  if (!port) return bad_place(text);
  place.port = *port;
  place.address = colon > 0 && has_address ? text.substr(0, colon) : "127.0.0.1";
  if (place.address == "localhost") place.address = "127.0.0.1";
  if (place.address.starts_with('[') && place.address.ends_with(']'))
    place.address = place.address.substr(1, place.address.size() - 2);
  else if (place.address.find(':') != std::string::npos)
    return bad_place(text);
  if (!is_address(place.address)) return bad_place(text);
  return place;
}

Result<Listener> Listener::open(const Place& place) {
  SocketAddress address = address_of(place);
  const std::string name = place.unix_path.empty() ? place.address : std::string(kUnix) + place.unix_path.string();
  Listener listener;
  listener.descriptor_ = ::socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener.descriptor_ < 0) return failed_to_listen(name, errno);
  const int on = 1;
  if (address.family() != AF_UNIX) ::setsockopt(listener.descriptor_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!place.unix_path.empty() && is_left_behind(place, address)) ::unlink(place.unix_path.c_str());
  const mode_t mask = ::umask(S_IRWXG | S_IRWXO);
  const int bound = ::bind(listener.descriptor_, address.get(), address.size);
  const int error = errno;
  ::umask(mask);
  if (bound != 0) return failed_to_listen(name, error);
  listener.made_ = place.unix_path;
  if (::listen(listener.descriptor_, kBacklog) != 0) return failed_to_listen(name, errno);
  if (auto described = listener.describe(); !described) return tl::unexpected<Error>(described.error());
  return listener;
}

Result<std::optional<Listener>> Listener::handed_over() {
  const char* const pid = std::getenv("LISTEN_PID");
  const char* const count = std::getenv("LISTEN_FDS");
  if (pid == nullptr || count == nullptr || std::to_string(::getpid()) != pid) return std::nullopt;
  if (std::string_view(count) != "1")
    return fail(ErrorCode::invalid_argument, tr("one socket can be handed over, not {}", count),
                tr("one ListenStream in the unit of the socket"));
  ::unsetenv("LISTEN_PID");
  ::unsetenv("LISTEN_FDS");
  ::fcntl(kFirstHandedOver, F_SETFD, FD_CLOEXEC);
  ::fcntl(kFirstHandedOver, F_SETFL, O_NONBLOCK);
  Listener listener;
  listener.descriptor_ = kFirstHandedOver;
  int listens = 0;
  socklen_t size = sizeof(listens);
  if (::getsockopt(kFirstHandedOver, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens == 0)
    return fail(ErrorCode::invalid_argument, tr("what was handed over is no socket that listens"),
                tr("one ListenStream in the unit of the socket"));
  if (auto described = listener.describe(); !described) return tl::unexpected<Error>(described.error());
  return listener;
}

Status Listener::describe() {
  SocketAddress address;
  if (::getsockname(descriptor_, address.get(), &address.size) != 0)
    return tl::unexpected<Error>(failed_to_listen("", errno).error());
  is_local_ = is_loopback(address);
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.family() == AF_INET) {
    auto& four = address.as<sockaddr_in>();
    port_ = ntohs(four.sin_port);
    name_ = std::string(::inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size())) + ':' + std::to_string(port_);
  } else if (address.family() == AF_INET6) {
    auto& six = address.as<sockaddr_in6>();
    port_ = ntohs(six.sin6_port);
    name_ = '[' + std::string(::inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size())) +
            "]:" + std::to_string(port_);
  } else {
    name_ = std::string(kUnix) + address.as<sockaddr_un>().sun_path;
  }
  return {};
}

Listener::Listener(Listener&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      port_(other.port_),
      is_local_(other.is_local_),
      made_(std::exchange(other.made_, {})) {}

Listener& Listener::operator=(Listener&& other) noexcept {
  if (this == &other) return *this;
  close();
  descriptor_ = std::exchange(other.descriptor_, -1);
  name_ = std::move(other.name_);
  port_ = other.port_;
  is_local_ = other.is_local_;
  made_ = std::exchange(other.made_, {});
  return *this;
}

Listener::~Listener() { close(); }

void Listener::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  if (!made_.empty()) ::unlink(std::exchange(made_, {}).c_str());
}

}  // namespace depeche::http

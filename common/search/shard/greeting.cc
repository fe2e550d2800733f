#include "search/shard/greeting.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/files.h"
#include "base/message.h"

namespace depeche::search {
namespace {

using Clock = std::chrono::steady_clock;

// A socket that goes with it.
class Socket {
 public:
  explicit Socket(int family) : descriptor_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {}
  ~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  // 0, or the error.
  int wait(short events, Clock::time_point until) const {
    pollfd awaited{descriptor_, events, 0};
    while (true) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
      const int count = ::poll(&awaited, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
      if (count > 0) return 0;
      if (count == 0) return ETIMEDOUT;
      if (errno != EINTR) return errno;
    }
  }
  int connect(const addrinfo& address, Clock::time_point until) const {
    if (descriptor_ < 0) return errno;
    if (::connect(descriptor_, address.ai_addr, address.ai_addrlen) == 0) return 0;
    if (errno != EINPROGRESS) return errno;
    if (const int error = wait(POLLOUT, until); error != 0) return error;
    int error = 0;
    socklen_t size = sizeof(error);
    return ::getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
  }
  int read_byte(Clock::time_point until) const {
    if (const int error = wait(POLLIN, until); error != 0) return error;
    char byte = 0;
    const auto count = ::recv(descriptor_, &byte, 1, 0);
    return count > 0 ? 0 : count == 0 ? ECONNRESET : errno;
  }

 private:
  int descriptor_;
};

int greet(const addrinfo& address, Clock::time_point until) {
  const Socket socket(address.ai_family);
  const int error = socket.connect(address, until);
  return error != 0 ? error : socket.read_byte(until);
}

}  // namespace

Status wait_for_greeting(const ShardAddress& address, std::chrono::milliseconds wait) {
  const auto until = Clock::now() + wait;
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int unknown = ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &found);
  if (unknown != 0) return fail(ErrorCode::io, tr("{}: {}", address.name(), ::gai_strerror(unknown)));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
  int error = 0;
  for (const addrinfo* at = found; at != nullptr; at = at->ai_next) {
    error = greet(*at, until);
    if (error == 0) return {};
  }
  return fail(ErrorCode::io, tr("{}: {}", address.name(), base::errno_words(error)));
}

}  // namespace depeche::search

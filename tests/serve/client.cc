#include "serve/client.h"

#include <array>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/dispatches.h"

namespace depeche::test {
namespace {

constexpr time_t kPatience = 10;  // seconds

std::vector<Dispatch> dispatches() {
  Dispatch retreat = from(
      dated(dispatch_of("afp-1", "Le retrait de l'OTSC a débuté jeudi à Almaty.", "Retrait de l'OTSC"), "2022-01-13"),
      "AFP", "Almaty, Kazakhstan");
  Dispatch smile =
      from(dated(dispatch_of("r-2", "Les troupes partent. 😀 Le retrait continue.", "Été 😀 du retrait"), "2022-01-14"),
           "Reuters");
  Dispatch file =
      dated(dispatch_of("/srv/depeches/secret.txt", "Une dépêche de fichier sur le gaz.", "Gaz"), "2022-01");
  file.path = "/srv/depeches/secret.txt";
  Dispatch hostile = dispatch_of("x\"><script>", "Le pétrole <b>monte</b>\u2028.", "Pétrole </script>");
  Dispatch embargo = dispatch_of("e-5", "Le budget sous embargo.", "Budget");
  embargo.embargoed_until = std::chrono::sys_days(std::chrono::year{2999} / 1 / 1);
  return {retreat, smile, file, hostile, embargo};
}

int size_of_chunk(const std::string& line) { return std::stoi(line, nullptr, 16); }

}  // namespace

Client::Client(const http::Listener& listener) {
  sockaddr_storage storage{};
  socklen_t size = sizeof(storage);
  ::getsockname(listener.descriptor(), reinterpret_cast<sockaddr*>(&storage), &size);
  socket_ = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{kPatience, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&storage), size) != 0)
    throw std::runtime_error("the server cannot be reached");
}

Client::~Client() { ::close(socket_); }

bool Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::fill() {
  std::array<char, 65536> bytes;
  const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count > 0) buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  return count > 0;
}

bool Client::receive_some(std::string& bytes) {
  if (buffer_.empty() && !fill()) return false;
  bytes += std::exchange(buffer_, {});
  return true;
}

void Client::end_sending() const { ::shutdown(socket_, SHUT_WR); }

void Client::reset() const {
  const linger at_once{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
}

bool Client::is_closed() const {
  char byte = 0;
  return ::recv(socket_, &byte, 1, 0) == 0;
}

void Client::receive_chunks(Reply& reply) {
  while (true) {
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n")) == std::string::npos)
      if (!fill()) return;
    const auto size = static_cast<std::size_t>(size_of_chunk(buffer_));
    while (buffer_.size() < end + 2 + size + 2)
      if (!fill()) return;
    reply.body.append(buffer_, end + 2, size);
    buffer_.erase(0, end + 2 + size + 2);
    if (size == 0) return void(reply.is_whole = true);
  }
}

Reply Client::receive(bool is_head) {
  Reply reply;
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return reply;
  std::string head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  reply.status = std::stoi(head.substr(head.find(' ')));
  for (std::size_t at = head.find("\r\n") + 2; at < head.size(); at = head.find("\r\n", at) + 2) {
    const std::string line = head.substr(at, head.find("\r\n", at) - at);
    const std::size_t colon = line.find(": ");
    reply.headers.push_back({line.substr(0, colon), line.substr(colon + 2)});
  }
  if (is_head || reply.status == 304 || reply.status == 204 || reply.status == 100) return reply.is_whole = true, reply;
  if (reply.header("Transfer-Encoding") == "chunked") return receive_chunks(reply), reply;
  const std::string length = reply.header("Content-Length");
  if (length.empty()) {
    while (fill()) {
    }
    reply.body = std::exchange(buffer_, {});
    return reply;
  }
  const std::size_t size = std::stoul(length);
  while (buffer_.size() < size)
    if (!fill()) return reply;
  reply.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  reply.is_whole = true;
  return reply;
}

std::string request_text(std::string_view method, std::string_view target, std::string_view headers,
                         std::string_view body) {
  std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\n";
  if (headers.find("Host:") == std::string_view::npos) text += "Host: localhost\r\n";
  text += headers;
  if (method == "POST") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "\r\n" + std::string(body);
}

TestServer::TestServer(serve::ServeOptions options) : index_(folder_ / "index") {
  store(index_, dispatches());
  if (options.place.empty()) options.place = "127.0.0.1:0";
  if (options.site.workers == 0) options.site.workers = 2;
  options.site.indexes = {index_};
  auto service = serve::Service::start(std::move(options));
  if (!service) throw std::runtime_error(service.error().message);
  service_ = std::move(*service);
}

Reply TestServer::get(std::string_view target, std::string_view headers) const {
  Client client(listener());
  client.send(request_text("GET", target, headers));
  return client.receive();
}

Reply TestServer::post(std::string_view target, std::string_view body, std::string_view headers) const {
  Client client(listener());
  client.send(request_text("POST", target, headers, body));
  return client.receive();
}

}  // namespace depeche::test

#pragma once

// A server of HTTP/1.1 on one socket.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "depeche/result.h"
#include "http/exchange.h"
#include "http/limits.h"
#include "http/listen.h"

namespace depeche::http {

// An answer that was sent, or given up.
struct Done {
  const Request& request;
  const std::string& route;  // Exchange::route()
  int status = 0;            // 0: the connection ended before there was an answer
  std::uint64_t bytes = 0;   // of the body
  bool is_complete = true;   // false: the client had gone, or was cut
  std::chrono::steady_clock::duration took{};
};

class Server {
 public:
  struct Hooks {
    Handler handle;
    // These run in a connection's thread, and may be empty.
    std::function<void(const Done&)> done;
    // The answer to what is not handed over: too large (413, 414), too late (503), or the handler threw (500). Without
    // it, it is a line of text.
    std::function<Answer(int status, const Request& request)> refuse;
    // The library has answered by itself what it could not read: a first line, or headers.
    std::function<void(int status)> unreadable;
  };

  // Serves until drain(), or until it is destroyed. The threads that it starts handle the signals that the caller does.
  // Errors: not_found without libmicrohttpd; io.
  static Result<std::unique_ptr<Server>> start(Listener listener, const Limits& limits, Hooks hooks);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  const Listener& listener() const;
  std::size_t connections() const;
  std::size_t under_way() const;  // requests

  // Takes no more connections, waits until the requests under way are answered, or for so long, and ends the others:
  // by 503, or in the middle of a stream. The handler is not called any more.
  void drain(std::chrono::milliseconds patience);

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::http

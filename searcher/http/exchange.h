#pragma once

// A request that waits for its answer.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "http/message.h"

namespace depeche::http {

// It may be handed from thread to thread. The server that made it may end first.
class Exchange {
 public:
  explicit Exchange(Request request) : request_(std::move(request)) {}

  const Request& request() const { return request_; }
  // Answers, from any thread. Only the first answer counts.
  void answer(Answer answer);

  // What the request asked for, for those who count and log: set it before the answer.
  void set_route(std::string route) { route_ = std::move(route); }
  const std::string& route() const { return route_; }

  // For the server. The request may still be completed.
  Request& incoming() { return request_; }
  // The answer, if it is there; else `wait` is called, and `wake` when it comes. No answer comes between.
  std::optional<Answer> take_or_wait(const std::function<void()>& wait, std::function<void()> wake);

 private:
  Request request_;
  std::string route_;
  std::mutex mutex_;
  bool answered_ = false;
  std::optional<Answer> answer_;
  std::function<void()> wake_;
};

// Answers the exchange at once, or hands it to another thread that does. It is called in a connection's thread, where
// nothing may wait.
using Handler = std::function<void(const std::shared_ptr<Exchange>&)>;

}  // namespace depeche::http

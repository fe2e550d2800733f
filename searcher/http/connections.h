#pragma once

// The open connections of a server, and the watchdog that ends those which take too long. The timeout of libmicrohttpd
// counts inactivity only: a client that sends a byte a second would stay for ever.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "http/exchange.h"
#include "http/stream.h"

namespace depeche::http {

// What a connection is doing. One thread changes it: that of the connections; `mutex` of Connections guards it.
struct Connection {
  using Clock = std::chrono::steady_clock;

  int descriptor = -1;
  Clock::time_point due = Clock::time_point::max();  // when it is cut
  std::shared_ptr<Exchange> exchange;                // the request that is being read or answered
  std::shared_ptr<Stream> stream;                    // the body that is being sent
  bool begun = false;                                // its headers are there
  bool handed_over = false;                          // to the handler
  std::size_t refused_bytes = 0;                     // of a body that is too large
  int status = 0;                                    // of the answer
  std::uint64_t sent = 0;                            // bytes of its body
};

class Connections {
 public:
  using Clock = Connection::Clock;

  // `tick`: how often the watchdog looks.
  explicit Connections(std::chrono::milliseconds tick);
  ~Connections();
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  // It is cut unless it has become due later by then. It lives until removed.
  Connection* add(int descriptor, Clock::time_point due);
  void remove(const Connection* connection);
  void set_due(Connection& connection, Clock::time_point due);
  // Registers what stop() ends; false once it has been called.
  bool set_exchange(Connection& connection, std::shared_ptr<Exchange> exchange);
  bool set_stream(Connection& connection, std::shared_ptr<Stream> stream);

  // Answers all that wait for an answer, and ends all streams.
  void stop(const std::function<Answer(const Request&)>& answer);
  std::size_t count() const;

 private:
  void watch();

  const std::chrono::milliseconds tick_;
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  bool stopped_ = false;
  bool over_ = false;
  std::list<Connection> all_;
  std::thread watchdog_;
};

}  // namespace depeche::http

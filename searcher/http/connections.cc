#include "http/connections.h"

#include <utility>

#include <sys/socket.h>

namespace depeche::http {

Connections::Connections(std::chrono::milliseconds tick) : tick_(tick), watchdog_([this] { watch(); }) {}

Connections::~Connections() {
  {
    const std::scoped_lock lock(mutex_);
    over_ = true;
  }
  ended_.notify_all();
  watchdog_.join();
}

Connection* Connections::add(int descriptor, Clock::time_point due) {
  const std::scoped_lock lock(mutex_);
  Connection& connection = all_.emplace_back();
  connection.descriptor = descriptor;
  connection.due = due;
  return &connection;
}

void Connections::remove(const Connection* connection) {
  std::list<Connection> removed;
  const std::scoped_lock lock(mutex_);
  for (auto at = all_.begin(); at != all_.end(); ++at)
    if (&*at == connection) {
      removed.splice(removed.begin(), all_, at);
      return;
    }
}

void Connections::set_due(Connection& connection, Clock::time_point due) {
  const std::scoped_lock lock(mutex_);
  connection.due = due;
}

bool Connections::set_exchange(Connection& connection, std::shared_ptr<Exchange> exchange) {
  const std::scoped_lock lock(mutex_);
  connection.exchange = std::move(exchange);
  return !stopped_;
}

bool Connections::set_stream(Connection& connection, std::shared_ptr<Stream> stream) {
  const std::scoped_lock lock(mutex_);
  connection.stream = std::move(stream);
  return !stopped_;
}

// Without the lock while they are ended: they wake connections.
void Connections::stop(const std::function<Answer(const Request&)>& answer) {
  std::vector<std::shared_ptr<Exchange>> exchanges;
  std::vector<std::shared_ptr<Stream>> streams;
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    for (const Connection& connection : all_) {
      if (connection.exchange) exchanges.push_back(connection.exchange);
      if (connection.stream) streams.push_back(connection.stream);
    }
  }
  for (const auto& exchange : exchanges) exchange->answer(answer(exchange->request()));
  for (const auto& stream : streams) stream->fail();
}

std::size_t Connections::count() const {
  const std::scoped_lock lock(mutex_);
  return all_.size();
}

// A connection whose socket is shut down ends by itself. Its descriptor is closed after remove(), never before: nobody
// else's is shut down.
void Connections::watch() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, tick_, [&] { return over_; })) {
    const auto now = Clock::now();
    for (Connection& connection : all_)
      if (connection.due <= now) {
        ::shutdown(connection.descriptor, SHUT_RDWR);
        connection.due = Clock::time_point::max();
      }
  }
}

}  // namespace depeche::http

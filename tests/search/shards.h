#pragma once

// Shards of one test: small databases, and servers of this process that answer calls for them.

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/xapian.h"
#include "base/xapian_remote.h"
#include "search/shard/server.h"
#include "support/listening.h"
#include "support/temporary_folder.h"

namespace depeche::test {

inline constexpr unsigned kLong = 20'000;  // milliseconds, beyond which a test fails

using Answering = std::function<std::string(std::string_view)>;

// Answers by a function.
class FunctionService final : public search::ShardService {
 public:
  explicit FunctionService(Answering answer) : answer_(std::move(answer)) {}
  std::string answer(std::string_view request) override { return answer_(request); }

 private:
  Answering answer_;
};

// A database with one document.
class SmallDatabase {
 public:
  explicit SmallDatabase(const std::string& word = "mot") { add(word); }

  void add(const std::string& word) const {
    Xapian::WritableDatabase database(path(), Xapian::DB_CREATE_OR_OPEN);
    Xapian::Document document;
    document.add_term(word);
    database.add_document(document);
    database.commit();
  }
  std::string path() const { return folder_ / "database"; }

  search::Served served(Answering answer) const {
    const Xapian::Database database(path());
    search::Served served;
    served.service = std::make_unique<FunctionService>(std::move(answer));
    served.databases = {{path(), database.get_uuid(), database.get_revision()}};
    return served;
  }

 private:
  TemporaryFolder folder_;
};

// A server of one database, until it is destroyed.
class Shard {
 public:
  using Make = std::function<Result<search::Served>(const SmallDatabase&)>;

  explicit Shard(const Answering& answer, const search::ShardLimits& limits = {})
      : Shard([answer](const SmallDatabase& served) { return Result<search::Served>(served.served(answer)); }, limits) {
  }
  // `make` makes the service of each connection.
  explicit Shard(Make make, const search::ShardLimits& limits = {}) : make_(std::move(make)), limits_(limits) {
    start();
  }

  // Listens where it did before, if it did.
  void start() {
    const Listening listening(port);
    port = listening.port();
    auto started = search::ShardServer::start(
        listening.descriptor(), [this] { return make_(database); }, limits_,
        [this](const std::string& complaint) {
          const std::scoped_lock lock(mutex_);
          complaints_ += complaint + '\n';
        });
    if (!started) throw std::runtime_error(started.error().message);
    server = std::move(*started);
  }
  // As if it were killed: all connections break.
  void stop() { server.reset(); }

  Xapian::Database connect(unsigned timeout = kLong) const {
    return Xapian::Remote::open("127.0.0.1", port, timeout, kLong);
  }
  std::string complaints() const {
    const std::scoped_lock lock(mutex_);
    return complaints_;
  }

  SmallDatabase database;
  std::uint16_t port = 0;
  std::unique_ptr<search::ShardServer> server;

 private:
  const Make make_;
  const search::ShardLimits limits_;
  mutable std::mutex mutex_;
  std::string complaints_;
};

// Whether `condition` holds some time soon.
template <class Condition>
bool soon(Condition condition) {
  for (unsigned waited = 0; waited < kLong; waited += 10) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace depeche::test

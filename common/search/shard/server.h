#pragma once

// A shard: an index that other machines search by Xapian's remote protocol, and by calls.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "search/shard/call.h"

namespace depeche::search {

// A database as the service has opened it.
struct ServedDatabase {
  std::filesystem::path path;  // the directory of a generation
  std::string uuid;            // as Xapian writes it
  std::uint64_t revision = 0;
};

// What one connection reads: the service by itself, and Xapian by its protocol. Several databases are numbered as one.
struct Served {
  std::unique_ptr<ShardService> service;
  std::vector<ServedDatabase> databases;
};
// Is called for each connection, in a thread of its own, so by several at once, before Xapian opens the databases for
// it.
using NewService = std::function<Result<Served>()>;

// What clients may take of a shard.
struct ShardLimits {
  std::size_t connections = 1000;             // at once; more are closed at once, so that they ask another replica
  std::chrono::milliseconds idle{3'600'000};  // between two operations of a connection
  std::chrono::milliseconds active{60'000};   // between two messages of an operation
};

// Answers on a socket until drain(), or until it is destroyed. Each connection has a thread of its own, and sees one
// revision: the first call fails with Xapian::DatabaseModifiedError, and the connection ends, when a commit came before
// Xapian had opened what the service had. Whoever wants a newer revision connects anew; Database::reopen() would give
// it to Xapian and not to the service.
class ShardServer {
 public:
  // Owns `listening`, a socket that listens, from then on. A service is made at once, to see that it can be. `report`
  // is told, in any thread, what those who run the shard must know. Errors: those of base::prepare_remote_serving() and
  // of `new_service`; io. The threads that it starts handle the signals that the caller does.
  static Result<std::unique_ptr<ShardServer>> start(int listening, NewService new_service, const ShardLimits& limits,
                                                    std::function<void(const std::string&)> report);
  ~ShardServer();
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;

  std::size_t connections() const;

  // Takes no more connections. Those that are idle end; those that are answering have so long to do so.
  void drain(std::chrono::milliseconds patience);

 private:
  class Impl;
  explicit ShardServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::search

#pragma once

// Calls to shards. A call is one match on a remote database: its bytes travel in a match spy, and the answer in what
// the spy has to say of the match. Xapian sends to all shards before it waits for one, so that they work at once.

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::search {

// What answers the calls of one connection, one at a time. What answer() throws reaches the caller: an exception of
// Xapian, base::DeadlinePassed and ShardFailure as they are, any other as a ShardFailure.
class ShardService {
 public:
  virtual ~ShardService() = default;
  virtual std::string answer(std::string_view request) = 0;
  // Registers what Xapian must know to run queries on the databases of the service. It must not outlive the service.
  virtual void add_to(Xapian::Registry&) {}
};

// An Error that passes through Xapian.
class ShardFailure final : public std::exception {
 public:
  explicit ShardFailure(Error error);
  const char* what() const noexcept override { return error_.message.c_str(); }
  const Error& error() const { return error_; }

 private:
  Error error_;
};

// The answers of all shards of `all`, one for each, in their order. Throws what the first service that failed has
// thrown, once all have answered: the connections can be used further. Throws Xapian::NetworkError when a shard does
// not answer, or is none: then all connections must be opened anew.
std::vector<std::string> broadcast(const Xapian::Database& all, std::string_view request);

// From now on, calls to a server with this registry are answered by the service, which must outlive it.
void register_calls(Xapian::Registry& registry, ShardService& service);

}  // namespace depeche::search

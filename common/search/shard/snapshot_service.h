#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "search/shard/server.h"

namespace depeche::search {

// Hands calls on to the service of `served`, which must outlive it, once it has seen that Xapian reads what the service
// does. That is so when what is on the disk after Xapian has opened it is what was there when the service did.
class SnapshotService final : public ShardService {
 public:
  // `end` ends the connection, after the call under way.
  SnapshotService(const Served& served, std::function<void()> end);

  // Throws Xapian::DatabaseModifiedError, too.
  std::string answer(std::string_view request) override;

 private:
  const Served& served_;
  std::function<void()> end_;
  bool is_seen_ = false;
};

}  // namespace depeche::search

#pragma once

// Where each shard can be asked now.

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "search/shard/shard_map.h"

namespace depeche::search {

// What is known of the replicas of a map. Several threads may use it: what one of them meets, all know.
class Replicas {
 public:
  using Clock = std::chrono::steady_clock;

  // One that failed is asked after all others for so long.
  explicit Replicas(ShardMap map, Clock::duration bad_for = std::chrono::seconds(5));

  const ShardMap& map() const { return map_; }

  struct Candidate {
    std::size_t number = 0;   // among the replicas of the shard
    bool has_worked = false;  // when it was last asked
    bool is_bad = false;
  };
  // The replicas of a shard in the order in which they are to be asked: the one that worked last, those of which
  // nothing bad is known, in the order of the map, and those that failed lately, the one that did so longest ago first.
  std::vector<Candidate> candidates(std::size_t shard) const;

  void note_good(std::size_t shard, std::size_t replica);
  void note_bad(std::size_t shard, std::size_t replica);
  // The shard that has a replica with what Xapian says of an error as `context`, which is noted as bad. Nothing when
  // none has.
  std::optional<std::size_t> blame(std::string_view context);

 private:
  struct State {
    bool has_worked = false;
    Clock::time_point bad_until{};
  };

  const ShardMap map_;
  const Clock::duration bad_for_;
  mutable std::mutex mutex_;
  std::vector<std::vector<State>> states_;
};

}  // namespace depeche::search

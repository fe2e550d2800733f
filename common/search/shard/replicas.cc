#include "search/shard/replicas.h"

#include <algorithm>
#include <utility>

namespace depeche::search {

Replicas::Replicas(ShardMap map, Clock::duration bad_for) : map_(std::move(map)), bad_for_(bad_for) {
  for (const ShardEntry& shard : map_.shards) states_.emplace_back(shard.replicas.size());
}

std::vector<Replicas::Candidate> Replicas::candidates(std::size_t shard) const {
  const std::scoped_lock lock(mutex_);
  const std::vector<State>& states = states_[shard];
  const auto now = Clock::now();
  std::vector<Candidate> order;
  for (std::size_t i = 0; i < states.size(); ++i) order.push_back({i, states[i].has_worked, states[i].bad_until > now});
  std::ranges::stable_sort(order, [&states](const Candidate& a, const Candidate& b) {
    if (a.is_bad != b.is_bad) return b.is_bad;
    if (a.is_bad) return states[a.number].bad_until < states[b.number].bad_until;
    return a.has_worked && !b.has_worked;
  });
  return order;
}

void Replicas::note_good(std::size_t shard, std::size_t replica) {
  const std::scoped_lock lock(mutex_);
  for (State& state : states_[shard]) state.has_worked = false;
  states_[shard][replica] = {.has_worked = true, .bad_until = {}};
}

void Replicas::note_bad(std::size_t shard, std::size_t replica) {
  const std::scoped_lock lock(mutex_);
  states_[shard][replica] = {.has_worked = false, .bad_until = Clock::now() + bad_for_};
}

std::optional<std::size_t> Replicas::blame(std::string_view context) {
  for (std::size_t shard = 0; shard < map_.shards.size(); ++shard) {
    const auto& replicas = map_.shards[shard].replicas;
    for (std::size_t i = 0; i < replicas.size(); ++i) {
      if (context != "remote:tcp(" + replicas[i].host + ':' + std::to_string(replicas[i].port) + ')') continue;
      note_bad(shard, i);
      return shard;
    }
  }
  return std::nullopt;
}

}  // namespace depeche::search

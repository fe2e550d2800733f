#include "search/session/remote_parts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/message.h"

namespace depeche::search {
namespace {

std::vector<std::size_t> changed_of(const std::vector<RemoteState>& states) {
  std::vector<std::size_t> changed;
  for (std::size_t part = 0; part < states.size(); ++part)
    if (!states[part].is_newest) changed.push_back(part);
  return changed;
}

// Of the answers to the first call of a search those of the parts that were asked. Throws CommitsToShards.
std::vector<std::string> of_newest(const std::vector<bool>& asked, std::vector<std::string> answers) {
  std::vector<std::size_t> changed;
  std::vector<std::string> own;
  for (std::size_t part = 0; part < asked.size(); ++part) {
    std::string& answer = answers[part];
    if (answer.empty()) throw base::WireError();
    if (answer.back() != kIsNewest) changed.push_back(part);
    answer.pop_back();
    if (asked[part]) own.push_back(std::move(answer));
  }
  if (!changed.empty()) throw CommitsToShards(std::move(changed));
  return own;
}

}  // namespace

Result<RemoteParts> RemoteParts::open(const ShardMap& map, const Connected& connected, const base::Deadline& deadline) {
  RemoteParts parts;
  for (const std::size_t shard : connected.shards) parts.names_.push_back(map.shards[shard].name);
  for (const std::size_t shard : connected.missing) parts.missing_.push_back(map.shards[shard].name);
  parts.serials_ = connected.serials;
  parts.databases_ = connected.databases;
  parts.all_ = connected.all;
  parts.deadline_ = deadline;
  parts.states_.resize(parts.names_.size());
  parts.states_ = parts.ask<RemoteState>(RemoteCall::state);
  if (auto changed = changed_of(parts.states_); !changed.empty()) throw CommitsToShards(std::move(changed));
  std::set<std::string> known;
  for (std::size_t part = 0; part < parts.names_.size(); ++part)
    if (!known.insert(parts.states_[part].uuid).second)
      return fail(ErrorCode::invalid_argument, tr("the shard {} has the same index as another one", parts.names_[part]),
                  tr("name replicas behind each other, as addresses of one shard"));
  return parts;
}

void RemoteParts::look_for_commits() {
  if (!std::exchange(is_begun_, false)) return;
  if (auto changed = changed_of(ask<RemoteState>(RemoteCall::state)); !changed.empty())
    throw CommitsToShards(std::move(changed));
}

std::vector<std::string> RemoteParts::send(const std::vector<bool>& asked, RemoteCall call,
                                           const std::map<std::string, std::string>& own,
                                           const std::string& arguments) {
  deadline_.check();
  if (std::ranges::count(asked, true) == 0) return {};
  std::optional<std::int64_t> left;
  if (const auto time = deadline_.left()) left = std::chrono::ceil<std::chrono::milliseconds>(*time).count();
  const auto request = [&](const FirstOfSearch& first) {
    return base::to_wire(kWireVersion, call, first, left, own, arguments);
  };
  if (!is_begun_) return broadcast(together(asked), request({}));
  FirstOfSearch first{true, {}};
  for (std::size_t part = 0; part < asked.size(); ++part)
    if (!asked[part]) first.resting.push_back(states_[part].uuid);
  auto answers = broadcast(all_, request(first));
  is_begun_ = false;
  return of_newest(asked, std::move(answers));
}

Xapian::Database RemoteParts::together(const std::vector<bool>& parts) const {
  if (std::ranges::count(parts, false) == 0) return all_;
  Xapian::Database some;
  for (std::size_t part = 0; part < parts.size(); ++part)
    if (parts[part]) some.add_database(databases_[part]);
  return some;
}

}  // namespace depeche::search

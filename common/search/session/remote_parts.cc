#include "search/session/remote_parts.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/message.h"

namespace depeche::search {
namespace {

std::vector<std::size_t> changed_of(const std::vector<RemoteState>& states) {
  std::vector<std::size_t> changed;
  for (std::size_t part = 0; part < states.size(); ++part)
    if (!states[part].is_newest) changed.push_back(part);
  return changed;
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

std::vector<std::size_t> RemoteParts::with_commits() { return changed_of(ask<RemoteState>(RemoteCall::state)); }

std::vector<std::string> RemoteParts::send(const std::vector<bool>& asked, RemoteCall call,
                                           const std::map<std::string, std::string>& own,
                                           const std::string& arguments) {
  deadline_.check();
  if (std::ranges::count(asked, true) == 0) return {};
  std::optional<std::int64_t> left;
  if (const auto time = deadline_.left()) left = std::chrono::ceil<std::chrono::milliseconds>(*time).count();
  return broadcast(together(asked), base::to_wire(kWireVersion, call, left, own, arguments));
}

Xapian::Database RemoteParts::together(const std::vector<bool>& parts) const {
  if (std::ranges::count(parts, false) == 0) return all_;
  Xapian::Database some;
  for (std::size_t part = 0; part < parts.size(); ++part)
    if (parts[part]) some.add_database(databases_[part]);
  return some;
}

}  // namespace depeche::search

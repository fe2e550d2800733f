#include "search/session/remote_parts.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/message.h"

namespace depeche::search {

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
  if (!std::ranges::all_of(parts.states_, &RemoteState::is_newest))
    throw Xapian::DatabaseModifiedError(tr("a commit came while the shards were opened"));
  std::set<std::string> known;
  for (std::size_t part = 0; part < parts.names_.size(); ++part)
    if (!known.insert(parts.states_[part].uuid).second)
      return fail(ErrorCode::invalid_argument, tr("the shard {} has the same index as another one", parts.names_[part]),
                  tr("name replicas behind each other, as addresses of one shard"));
  return parts;
}

bool RemoteParts::are_newest() {
  const auto now = ask<RemoteState>(RemoteCall::state);
  return std::ranges::all_of(now, &RemoteState::is_newest);
}

std::vector<std::string> RemoteParts::send(RemoteCall call, const std::map<std::string, std::string>& own,
                                           const std::string& arguments) {
  deadline_.check();
  std::optional<std::int64_t> left;
  if (const auto time = deadline_.left()) left = std::chrono::ceil<std::chrono::milliseconds>(*time).count();
  return broadcast(all_, base::to_wire(kWireVersion, call, left, own, arguments));
}

}  // namespace depeche::search

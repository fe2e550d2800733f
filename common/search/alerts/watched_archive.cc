#include "search/alerts/watched_archive.h"

#include "base/message.h"
#include "search/session/distinct_indexes.h"
#include "search/shard/shard_map.h"

namespace depeche::search {

Result<WatchedArchive> WatchedArchive::open(const std::vector<std::filesystem::path>& indexes) {
  auto map = map_in_place_of(indexes);
  if (!map) return tl::unexpected<Error>(map.error());
  if (*map) {
    WatchedArchive archive(tr("the shards"));
    archive.shards_.emplace(std::make_shared<Replicas>(std::move(**map)));
    return archive;
  }
  return with_retries(indexes.front().string(), [&]() -> Result<WatchedArchive> {
    WatchedArchive archive(indexes.size() == 1 ? indexes.front().string() : tr("the indexes"));
    auto session = Session::open(distinct_indexes(indexes));
    if (!session) return tl::unexpected<Error>(session.error());
    archive.here_ = std::move(*session);
    return archive;
  });
}

std::string snapshot_of(const Session& session) {
  std::string snapshot = session.revision();
  for (std::size_t part = 0; part < session.databases().size(); ++part) snapshot += '\n' + session.numbering(part);
  return snapshot;
}

}  // namespace depeche::search

#include "search/shard/snapshot_service.h"

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/small_file.h"
#include "base/uuid.h"
#include "glass/iamglass.h"

namespace depeche::search {
namespace {

bool is_as_opened(const ServedDatabase& database) {
  const auto bytes = base::read_small_file(database.path / "iamglass", glass::kMostIamglassBytes);
  if (!bytes) return false;
  const auto now = glass::parse_iamglass(*bytes);
  return now && now->revision == database.revision && now->uuid == base::parse_uuid(database.uuid);
}

}  // namespace

SnapshotService::SnapshotService(const Served& served, std::function<void()> end)
    : served_(served), end_(std::move(end)) {}

std::string SnapshotService::answer(std::string_view request) {
  if (!is_seen_) {
    is_seen_ = std::ranges::all_of(served_.databases, is_as_opened);
    if (!is_seen_) {
      end_();
      throw Xapian::DatabaseModifiedError(tr("a commit came while the shard was being opened"));
    }
  }
  return served_.service->answer(request);
}

}  // namespace depeche::search

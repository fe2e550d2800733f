#include <optional>

#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "index/directory/writable_directory.h"
#include "index/generation/merge.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

Status write_compacted(index::WritableDirectory& directory, const index::TakenTopics* topics) {
  const auto committed = index::open_committed(directory.get().path);
  if (!committed) return tl::unexpected<Error>(committed.error());
  const fs::path target = directory.work() / "generation";
  std::error_code ignored;
  fs::create_directories(target.parent_path(), ignored);  // Xapian says why it cannot write there
  if (auto status = index::compact_generation(*committed, target, topics); !status) return status;
  return directory.put_in_force(target);
}

}  // namespace

Status compact_index(const fs::path& index, double wait_lock_seconds, const fs::path& topics_of) {
  // Opening it for writing would make an index where there is none.
  if (const auto present = schema::present_index(index); !present) return tl::unexpected<Error>(present.error());
  auto directory = index::WritableDirectory::open(index, false, wait_lock_seconds);
  if (!directory) return tl::unexpected<Error>(directory.error());
  std::optional<index::TakenTopics> topics;
  if (!topics_of.empty()) {
    auto taken = index::topics_of(topics_of);
    if (!taken) return tl::unexpected<Error>(taken.error());
    topics = std::move(*taken);
  }
  return base::guarded(index.string(), [&] { return write_compacted(*directory, topics ? &*topics : nullptr); });
}

}  // namespace depeche

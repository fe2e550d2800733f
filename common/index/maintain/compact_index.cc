#include <optional>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "index/directory/writable_directory.h"
#include "index/generation/merge.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

Status write_compacted(index::WritableDirectory& directory, const index::TakenTopics* topics) {
  const auto parts = index::open_committed(directory.get().path);
  if (!parts) return tl::unexpected<Error>(parts.error());
  const fs::path target = directory.work() / "generation";
  std::error_code ignored;
  fs::create_directories(target.parent_path(), ignored);  // Xapian says why it cannot write there
  if (auto status = index::compact_generation(parts->front(), target, topics); !status) return status;
  return directory.put_in_force(target);
}

// Parts that become one are as small as possible.
Status merge_all(const fs::path& index, double wait_lock_seconds, const fs::path& topics_of) {
  WriterOptions options;
  options.wait_lock_seconds = wait_lock_seconds;
  options.topics_of = topics_of;
  options.parts = 1;
  auto writer = IndexWriter::open(index, options);
  if (!writer) return tl::unexpected<Error>(writer.error());
  if (const auto counts = writer->commit(); !counts) return tl::unexpected<Error>(counts.error());
  const auto merged = schema::present_index(index);
  if (!merged) return tl::unexpected<Error>(merged.error());
  if (merged->older.empty()) return {};
  const std::vector<std::string> notices = writer->take_notices();
  return fail(ErrorCode::io, notices.empty() ? tr("{}: its parts were not merged", index.string()) : notices.back(),
              tr("run again"));
}

}  // namespace

Status compact_index(const fs::path& index, double wait_lock_seconds, const fs::path& topics_of) {
  // Opening it for writing would make an index where there is none.
  const auto present = schema::present_index(index);
  if (!present) return tl::unexpected<Error>(present.error());
  if (!present->older.empty()) return merge_all(index, wait_lock_seconds, topics_of);
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

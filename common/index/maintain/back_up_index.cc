#include <cstddef>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "index/directory/writable_directory.h"
#include "index/generation/merge.h"
#include "index/topics/taken_topics.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;
using index::WritableDirectory;
using index::WriteLock;

// After writers have overtaken a copy so often, it takes the lock.
constexpr int kTriesBesideWriters = 3;
constexpr double kWaitForWritersSeconds = 600;

struct Copy {
  std::vector<fs::path> parts;
  std::size_t documents = 0;
};

Result<Copy> copy_parts(const index::CommittedParts& parts, const WritableDirectory& target) {
  schema::remove_leftovers(target.get());
  std::error_code ignored;
  fs::create_directories(target.work(), ignored);  // Xapian says why it cannot write there
  Copy copy;
  // What the first part learns anew, the others take over.
  std::optional<index::TakenTopics> topics;
  for (const index::Committed& part : parts) {
    const fs::path& path = copy.parts.emplace_back(target.work() / ("part-" + std::to_string(copy.parts.size())));
    copy.documents += part.database.get_doccount();
    if (auto status = index::compact_generation(part, path, topics ? &*topics : nullptr); !status)
      return tl::unexpected<Error>(status.error());
    if (parts.size() > 1 && !topics) topics = index::topics_in(path, Xapian::Database(path.string()));
  }
  return copy;
}

Result<Copy> copy_index(const fs::path& index, const WritableDirectory& target) {
  const auto copy = [&](const index::CommittedParts& parts) { return copy_parts(parts, target); };
  for (int tries = 0; tries < kTriesBesideWriters; ++tries)
    if (const auto copied = index::read_once(index, copy)) return *copied;
  const auto lock = WriteLock::acquire(schema::lock_path(index), kWaitForWritersSeconds);
  if (!lock) return tl::unexpected<Error>(lock.error());
  return index::read_committed(index, copy);
}

Result<std::size_t> back_up(const fs::path& index, WritableDirectory& target) {
  auto copy = copy_index(index, target);
  if (!copy) return tl::unexpected<Error>(copy.error());
  const fs::path last = std::move(copy->parts.back());
  copy->parts.pop_back();
  if (auto status = target.put_in_force(last, copy->parts); !status) return tl::unexpected<Error>(status.error());
  return copy->documents;
}

}  // namespace

Result<std::size_t> back_up_index(const fs::path& index, const fs::path& target) {
  if (const auto present = schema::present_index(index); !present) return tl::unexpected<Error>(present.error());
  if (schema::inspect_index(target).state != schema::IndexState::absent)
    return fail(ErrorCode::invalid_argument,
                tr("{}: there is something already: {}", target.string(), schema::contents_of(target)),
                tr("name a directory that is new or empty"));
  auto directory = WritableDirectory::open(target, false, 0);
  if (!directory) return tl::unexpected<Error>(directory.error());
  return base::guarded(tr("{} to {}", index.string(), target.string()), [&] { return back_up(index, *directory); });
}

}  // namespace depeche

#include <optional>
#include <system_error>

#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "index/directory/writable_directory.h"
#include "index/generation/merge.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;
using index::WritableDirectory;
using index::WriteLock;

// After writers have overtaken a copy so often, it takes the lock.
constexpr int kTriesBesideWriters = 3;
constexpr double kWaitForWritersSeconds = 600;

Result<std::size_t> copy_once(const fs::path& index, WritableDirectory& target) {
  schema::remove_leftovers(target.get());
  const auto committed = index::open_committed(index);
  if (!committed) return tl::unexpected<Error>(committed.error());
  const fs::path copy = target.work() / "generation";
  std::error_code ignored;
  fs::create_directories(copy.parent_path(), ignored);  // Xapian says why it cannot write there
  if (auto status = index::compact_generation(*committed, copy); !status) return tl::unexpected<Error>(status.error());
  const std::size_t documents = committed->database.get_doccount();
  if (auto status = target.put_in_force(copy); !status) return tl::unexpected<Error>(status.error());
  return documents;
}

// Nothing when a commit came in between, or the generation was replaced, which then looks damaged or gone.
std::optional<Result<std::size_t>> copy_beside_writers(const fs::path& index, WritableDirectory& target) {
  const fs::path before = index::generation_in_force(index);
  try {
    auto copied = copy_once(index, target);
    if (copied || index::generation_in_force(index) == before) return copied;
  } catch (const Xapian::DatabaseModifiedError&) {
    return std::nullopt;
  } catch (const Xapian::DatabaseError&) {
    if (index::generation_in_force(index) == before) throw;
  }
  return std::nullopt;
}

Result<std::size_t> copy_index(const fs::path& index, WritableDirectory& target) {
  for (int tries = 0; tries < kTriesBesideWriters; ++tries)
    if (const auto copied = copy_beside_writers(index, target)) return *copied;
  const auto lock = WriteLock::acquire(schema::lock_path(index), kWaitForWritersSeconds);
  if (!lock) return tl::unexpected<Error>(lock.error());
  return copy_once(index, target);
}

}  // namespace

Result<std::size_t> back_up_index(const fs::path& index, const fs::path& target) {
  if (const auto present = schema::present_index(index); !present) return tl::unexpected<Error>(present.error());
  if (schema::inspect_index(target).state != schema::IndexState::absent)
    return fail(ErrorCode::invalid_argument,
                target.string() + ": there is something already: " + schema::contents_of(target),
                "name a directory that is new or empty");
  auto directory = WritableDirectory::open(target, false, 0);
  if (!directory) return tl::unexpected<Error>(directory.error());
  return base::guarded(index.string() + " to " + target.string(), [&] { return copy_index(index, *directory); });
}

}  // namespace depeche

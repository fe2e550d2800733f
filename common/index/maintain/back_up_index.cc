#include <system_error>

#include "base/message.h"
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

fs::path copy_path(const WritableDirectory& target) { return target.work() / "generation"; }

// Returns how many documents the copy has.
Result<std::size_t> copy_generation(const index::Committed& committed, const WritableDirectory& target) {
  schema::remove_leftovers(target.get());
  std::error_code ignored;
  fs::create_directories(target.work(), ignored);  // Xapian says why it cannot write there
  if (auto status = index::compact_generation(committed, copy_path(target)); !status)
    return tl::unexpected<Error>(status.error());
  return committed.database.get_doccount();
}

Result<std::size_t> copy_index(const fs::path& index, const WritableDirectory& target) {
  const auto copy = [&](const index::Committed& committed) { return copy_generation(committed, target); };
  for (int tries = 0; tries < kTriesBesideWriters; ++tries)
    if (const auto copied = index::read_once(index, copy)) return *copied;
  const auto lock = WriteLock::acquire(schema::lock_path(index), kWaitForWritersSeconds);
  if (!lock) return tl::unexpected<Error>(lock.error());
  return index::read_committed(index, copy);
}

Result<std::size_t> back_up(const fs::path& index, WritableDirectory& target) {
  const auto documents = copy_index(index, target);
  if (!documents) return documents;
  if (auto status = target.put_in_force(copy_path(target)); !status) return tl::unexpected<Error>(status.error());
  return documents;
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

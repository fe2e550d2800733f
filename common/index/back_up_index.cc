#include <optional>
#include <system_error>

#include "base/xapian.h"
#include "depeche/index.h"
#include "index/committed.h"
#include "index/merge.h"
#include "index/write_lock.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;
using index::WriteLock;

// A copy that writers have overtaken so often holds them up.
constexpr int kTriesBesideWriters = 3;
constexpr double kWaitForWritersSeconds = 600;

Result<std::size_t> copy_once(const fs::path& index, const fs::path& target) {
  schema::remove_leftovers(target);
  const auto committed = index::open_committed(index);
  if (!committed) return tl::unexpected<Error>(committed.error());
  const std::string generation = schema::next_generation(target);
  if (auto status = index::compact_generation(*committed, target / generation); !status)
    return tl::unexpected<Error>(status.error());
  if (auto status = schema::switch_generation(target, generation); !status)
    return tl::unexpected<Error>(status.error());
  return committed->database.get_doccount();
}

// Nothing when a commit came in between, or the generation was replaced, which then looks damaged or gone.
std::optional<Result<std::size_t>> copy_beside_writers(const fs::path& index, const fs::path& target) {
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

Result<std::size_t> copy_index(const fs::path& index, const fs::path& target) {
  for (int tries = 0; tries < kTriesBesideWriters; ++tries)
    if (const auto copied = copy_beside_writers(index, target)) return *copied;
  const auto lock = WriteLock::acquire(schema::lock_path(index), kWaitForWritersSeconds);
  if (!lock) return tl::unexpected<Error>(lock.error());
  return copy_once(index, target);
}

void clear_away(const fs::path& target, bool created) {
  schema::remove_leftovers(target);
  if (!created) return;
  std::error_code ignored;
  fs::remove(schema::lock_path(target), ignored);
  fs::remove(target, ignored);
}

}  // namespace

Result<std::size_t> back_up_index(const fs::path& index, const fs::path& target) {
  if (const auto current = schema::current_generation(index); !current) return tl::unexpected<Error>(current.error());
  if (schema::index_state(target) != schema::IndexState::absent)
    return fail(ErrorCode::invalid_argument, target.string() + ": there is something already",
                "name a directory that is new or empty");
  std::error_code error;
  const bool created = fs::create_directories(target, error);
  if (error)
    return fail(ErrorCode::io, target.string() + ": cannot create the directory: " + error.message(),
                "choose another place");
  const auto lock = WriteLock::acquire(schema::lock_path(target), 0);
  if (!lock) return tl::unexpected<Error>(lock.error());
  auto copied = base::guarded(index.string() + " to " + target.string(), [&] { return copy_index(index, target); });
  if (!copied) clear_away(target, created);
  return copied;
}

}  // namespace depeche

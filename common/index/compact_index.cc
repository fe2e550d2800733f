#include "base/xapian.h"
#include "depeche/index.h"
#include "index/committed.h"
#include "index/merge.h"
#include "index/write_lock.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

Status write_compacted(const fs::path& index) {
  schema::remove_leftovers(index);
  const auto committed = index::open_committed(index);
  if (!committed) return tl::unexpected<Error>(committed.error());
  const std::string generation = schema::next_generation(index);
  if (auto status = index::compact_generation(*committed, index / generation); !status) return status;
  return schema::switch_generation(index, generation);
}

}  // namespace

Status compact_index(const fs::path& index, double wait_lock_seconds) {
  // Taking the lock would create a file in a folder that is no index.
  if (const auto current = schema::current_generation(index); !current) return tl::unexpected<Error>(current.error());
  const auto lock = index::WriteLock::acquire(schema::lock_path(index), wait_lock_seconds);
  if (!lock) return tl::unexpected<Error>(lock.error());
  Status status = base::guarded(index.string(), [&] { return write_compacted(index); });
  schema::remove_leftovers(index);
  return status;
}

}  // namespace depeche

#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/committed.h"
#include "index/directory/writable_directory.h"
#include "index/generation/merge.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

Status write_compacted(index::WritableDirectory& directory) {
  const auto committed = index::open_committed(directory.get().path);
  if (!committed) return tl::unexpected<Error>(committed.error());
  const fs::path target = directory.work() / "generation";
  std::error_code ignored;
  fs::create_directories(target.parent_path(), ignored);  // Xapian says why it cannot write there
  if (auto status = index::compact_generation(*committed, target); !status) return status;
  return directory.put_in_force(target);
}

}  // namespace

Status compact_index(const fs::path& index, double wait_lock_seconds) {
  // Opening it for writing would make an index where there is none.
  if (const auto present = schema::present_index(index); !present) return tl::unexpected<Error>(present.error());
  auto directory = index::WritableDirectory::open(index, false, wait_lock_seconds);
  if (!directory) return tl::unexpected<Error>(directory.error());
  return base::guarded(index.string(), [&] { return write_compacted(*directory); });
}

}  // namespace depeche

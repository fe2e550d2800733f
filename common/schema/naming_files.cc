#include "schema/naming_files.h"

#include <algorithm>

#include <sys/stat.h>

#include "base/index_mark.h"
#include "schema/index_files.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

// The clocks of file systems go on by 10 ms at most.
constexpr std::chrono::milliseconds kTick{100};

base::FileStamp stamp_of_file(const fs::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? base::FileStamp(status) : base::FileStamp();
}

}  // namespace

NamingFiles naming_files(const fs::path& index, const fs::path& generation) {
  return {stamp_of_file(index / base::kIdentityFile), stamp_of_file(index / kPointerFile),
          stamp_of_file(generation / base::kIdentityFile)};
}

std::optional<NamingFiles> settled(const NamingFiles& files, std::chrono::system_clock::time_point now) {
  const std::int64_t latest =
      std::chrono::duration_cast<std::chrono::nanoseconds>((now - kTick).time_since_epoch()).count();
  const bool all = std::ranges::all_of(
      files, [&](const base::FileStamp& file) { return file.is_there() && file.changed_ns < latest; });
  return all ? std::optional(files) : std::nullopt;
}

}  // namespace depeche::schema

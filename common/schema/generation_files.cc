#include "schema/generation_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

base::FileStamp stamp_at(int directory, const char* name) {
  struct stat status {};
  return ::fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? base::FileStamp(status) : base::FileStamp();
}

}  // namespace

GenerationStamp stamp_of(const fs::path& generation) {
  GenerationStamp stamp;
  const int directory = ::open(generation.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return stamp;
  for (unsigned file = 0; file < kGenerationFiles; ++file)
    stamp[file] = stamp_at(directory, kGenerationFileNames[file]);
  ::close(directory);
  return stamp;
}

bool same_files(const GenerationStamp& a, const GenerationStamp& b) {
  for (unsigned file = kFirstTable; file < kGenerationFiles; ++file)
    if (!a[file].same_file(b[file])) return false;
  return true;
}

Status check_kinds(const fs::path& generation) {
  const auto check = [&](const base::FileStamp& stamp, const char* name) -> Status {
    if (!stamp.is_there() || stamp.is_regular()) return {};
    return fail(ErrorCode::corrupt, (generation / name).string() + ": is not a regular file",
                "put the file back that was there, or restore a backup");
  };
  const GenerationStamp stamp = stamp_of(generation);
  for (unsigned file = 0; file < kGenerationFiles; ++file)
    if (auto status = check(stamp[file], kGenerationFileNames[file]); !status) return status;
  constexpr const char* kXapiansLock = "flintlock";
  return check(stamp_at(AT_FDCWD, (generation / kXapiansLock).c_str()), kXapiansLock);
}

}  // namespace depeche::schema

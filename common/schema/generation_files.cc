#include "schema/generation_files.h"

#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "glass/iamglass.h"

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

bool has_same_commit(const fs::path& generation, const GenerationStamp& stamp) {
  const auto is_same = [&](GenerationFile file) {
    return stamp_at(AT_FDCWD, (generation / kGenerationFileNames[file]).c_str()) == stamp[file];
  };
  return is_same(kVersionFile) && is_same(kSealFile);
}

bool is_being_written(const fs::path& generation) {
  const int fd = ::open((generation / "flintlock").c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return false;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_len = 1;
  const bool held = ::fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  ::close(fd);
  return held;
}

bool same_files(const GenerationStamp& a, const GenerationStamp& b) {
  for (unsigned file = kPostlistFile; file < kGenerationFiles; ++file)
    if (!a[file].same_file(b[file])) return false;
  return true;
}

Status check_kinds(const fs::path& generation) {
  std::vector<std::string> names(kGenerationFileNames.begin(), kGenerationFileNames.end());
  for (const std::string_view table : glass::kTableNames) names.push_back(std::string(table) + ".glass");
  names.emplace_back("flintlock");  // Xapian's lock
  for (const std::string& name : names) {
    const base::FileStamp stamp = stamp_at(AT_FDCWD, (generation / name).c_str());
    if (stamp.is_there() && !stamp.is_regular())
      return fail(ErrorCode::corrupt, tr("{}: is not a regular file", (generation / name).string()),
                  tr("put the file back that was there, or restore a backup"));
  }
  return {};
}

}  // namespace depeche::schema

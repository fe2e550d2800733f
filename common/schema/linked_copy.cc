#include "schema/linked_copy.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "base/index_mark.h"
#include "schema/generation_files.h"
#include "schema/write_failure.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

// Xapian's lock, and the mark, which the copy gets when it is put in force.
constexpr const char* kLockFile = "flintlock";
constexpr std::array<std::string_view, 2> kLeftOut{kLockFile, base::kIdentityFile};
// These are replaced by each commit; a link would do no harm, but would be counted as one.
constexpr std::array<std::string_view, 2> kOwn{kGenerationFileNames[kVersionFile], kGenerationFileNames[kSealFile]};

bool is_one_of(const std::array<std::string_view, 2>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

Status link_or_copy(const fs::directory_entry& entry, const fs::path& to) {
  std::error_code error;
  const bool may_link = !is_one_of(kOwn, to.filename().string()) && entry.hard_link_count(error) == 1 && !error;
  if (may_link) {
    fs::create_hard_link(entry.path(), to, error);
    if (!error) return {};
  }
  fs::copy_file(entry.path(), to, error);
  return error ? Status(write_failure(to, error.value())) : Status();
}

// As a writer of Xapian's does (is_being_written()); -1 when it cannot be had, which only makes readers look again.
int lock(const fs::path& generation) {
  const int file =
      ::open((generation / kLockFile).c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
  if (file < 0) return file;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_len = 1;
  ::fcntl(file, F_OFD_SETLK, &lock);
  return file;
}

}  // namespace

Result<LinkedCopy> LinkedCopy::make(const fs::path& generation, const fs::path& copy) {
  LinkedCopy made(lock(generation));
  std::error_code error;
  fs::create_directories(copy, error);
  if (error) return write_failure(copy, error.value());
  for (const auto& entry : fs::directory_iterator(generation, error)) {
    const std::string name = entry.path().filename().string();
    if (is_one_of(kLeftOut, name)) continue;
    if (auto status = link_or_copy(entry, copy / name); !status) return tl::unexpected<Error>(status.error());
  }
  if (error) return write_failure(generation, error.value());
  return made;
}

LinkedCopy::~LinkedCopy() {
  if (lock_ >= 0) ::close(lock_);
}

}  // namespace depeche::schema

#include "index/directory/write_lock.h"

#include <cerrno>
#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/interruption.h"
#include "base/message.h"

namespace depeche::index {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPause{50};

// The process that holds the lock of a file. The kernel knows it; the file itself is never written.
std::string holder(const struct stat& file) {
  std::ifstream locks("/proc/locks");
  const std::string inode = ":" + std::to_string(file.st_ino);
  std::string number, kind, advisory, mode, process, place;
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    if (words >> number >> kind >> advisory >> mode >> process >> place && kind == "FLOCK" && place.ends_with(inode))
      return tr("process {}", process);
  }
  return tr("another process");
}

// A lock on a file that is gone, or on another file, keeps nobody out.
bool is_still_at(const std::filesystem::path& path, const struct stat& opened) {
  struct stat now {};
  return ::lstat(path.c_str(), &now) == 0 && now.st_dev == opened.st_dev && now.st_ino == opened.st_ino;
}

tl::unexpected<Error> cannot_write(const std::filesystem::path& file, const std::string& why) {
  return fail(ErrorCode::io, tr("{}: cannot write here: {}", file.parent_path().string(), why),
              tr("check the permissions of the index"));
}

}  // namespace

Result<WriteLock> WriteLock::acquire(const std::filesystem::path& file, double wait_seconds) {
  const auto deadline = Clock::now() + std::chrono::duration<double>(wait_seconds);
  for (;;) {
    const int descriptor =
        ::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);
    if (descriptor < 0) {
      if (errno == ELOOP) return cannot_write(file, tr("LOCK is a link; delete it when no writer is at work"));
      return cannot_write(file, base::errno_words(errno));
    }
    WriteLock lock(descriptor);
    struct stat opened {};
    if (::fstat(descriptor, &opened) != 0) return cannot_write(file, base::errno_words(errno));
    if (!S_ISREG(opened.st_mode)) return cannot_write(file, tr("LOCK is not a file"));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
      if (is_still_at(file, opened)) return lock;
      continue;
    }
    if (Clock::now() >= deadline)
      return fail(ErrorCode::locked, tr("{}: {} is writing this index", file.parent_path().string(), holder(opened)),
                  tr("wait for it to end, or let the writer wait"));
    std::this_thread::sleep_for(kPause);
    if (base::interruption() != 0)
      return fail(ErrorCode::locked,
                  tr("{}: interrupted while {} was writing this index", file.parent_path().string(), holder(opened)),
                  tr("run again"));
  }
}

WriteLock::WriteLock(WriteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriteLock::~WriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace depeche::index

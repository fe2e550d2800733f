#pragma once

#include <cstdint>

#include <sys/stat.h>

namespace depeche::base {

// How a file looks from outside. When two stamps are equal, nobody has written, cut or replaced the file in between, as
// far as the clock of the file system can tell (some milliseconds).
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;  // 0 when there is no file
  std::uint32_t mode = 0;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;

  FileStamp() = default;
  explicit FileStamp(const struct stat& status)
      : device(status.st_dev),
        inode(status.st_ino),
        mode(status.st_mode),
        size(static_cast<std::uint64_t>(status.st_size)),
        modified_ns(nanoseconds(status.st_mtim)),
        changed_ns(nanoseconds(status.st_ctim)) {}

  bool operator==(const FileStamp&) const = default;
  bool is_there() const { return inode != 0; }
  bool is_regular() const { return S_ISREG(mode); }
  // Whether both are the same file, whatever has become of it.
  bool same_file(const FileStamp& other) const { return inode == other.inode && device == other.device; }

 private:
  static std::int64_t nanoseconds(const timespec& time) {
    constexpr std::int64_t kInSecond = 1'000'000'000;
    return std::int64_t{time.tv_sec} * kInSecond + time.tv_nsec;
  }
};

}  // namespace depeche::base

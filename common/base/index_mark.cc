#include "base/index_mark.h"

#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depeche::base {

bool is_index_directory(const std::filesystem::path& directory) {
  const std::filesystem::path file = directory / kIdentityFile;
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return false;
  struct stat status {};
  std::array<char, kIdentityBegin.size()> begin{};
  const bool is_regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const ssize_t got = is_regular ? ::read(descriptor, begin.data(), begin.size()) : -1;
  ::close(descriptor);
  return got == static_cast<ssize_t>(begin.size()) && std::string_view(begin.data(), begin.size()) == kIdentityBegin;
}

bool is_same_directory(const std::filesystem::path& one, const std::filesystem::path& other) {
  struct stat a {};
  struct stat b {};
  if (::stat(one.c_str(), &a) != 0 || ::stat(other.c_str(), &b) != 0) return false;
  return S_ISDIR(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace depeche::base

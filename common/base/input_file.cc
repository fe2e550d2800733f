#include "base/input_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/regular_file.h"

namespace depeche::base {

Result<InputFile> InputFile::open(const std::filesystem::path& path) {
  const auto fd = open_regular_file(path, O_RDONLY);
  if (!fd) return tl::unexpected<Error>(fd.error());
  return InputFile(path, *fd);
}

InputFile::InputFile(std::filesystem::path path, int fd) : path_(std::move(path)), fd_(fd) {}
InputFile::InputFile(InputFile&& other) noexcept : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

InputFile::~InputFile() {
  if (fd_ >= 0) ::close(fd_);
}

Result<std::size_t> InputFile::read_at(std::uint64_t offset, char* to, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t bytes = ::pread(fd_, to + done, size - done, static_cast<off_t>(offset + done));
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) return tl::unexpected<Error>(file_error(path_.string(), errno));
    if (bytes == 0) break;
    done += static_cast<std::size_t>(bytes);
  }
  return done;
}

Result<std::uint64_t> InputFile::size() const {
  struct stat status {};
  if (::fstat(fd_, &status) != 0) return tl::unexpected<Error>(file_error(path_.string(), errno));
  return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace depeche::base

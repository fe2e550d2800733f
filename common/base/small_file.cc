#include "base/small_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"

namespace depeche::base {
Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return tl::unexpected<Error>(file_error(path.string(), errno));
  struct stat status {};
  std::string bytes;
  Status result;
  if (::fstat(fd, &status) != 0)
    result = tl::unexpected<Error>(file_error(path.string(), errno));
  else if (!S_ISREG(status.st_mode))
    result = fail(ErrorCode::invalid_argument, '"' + path.string() + "\": not a file", "put the file back");
  bytes.resize(max_bytes + 1);
  std::size_t size = 0;
  while (result && size < bytes.size()) {
    const ssize_t got = ::read(fd, bytes.data() + size, bytes.size() - size);
    if (got == 0) break;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) result = tl::unexpected<Error>(file_error(path.string(), errno));
    if (got > 0) size += static_cast<std::size_t>(got);
  }
  ::close(fd);
  if (!result) return tl::unexpected<Error>(result.error());
  if (size > max_bytes) return fail(ErrorCode::limit, '"' + path.string() + "\": too large", "put the file back");
  bytes.resize(size);
  return bytes;
}

}  // namespace depeche::base

#include "base/regular_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/message.h"

namespace depeche::base {
namespace {

constexpr mode_t kMode = 0666;  // less the umask

std::string irregular_text(const std::string& quoted, mode_t mode) {
  if (S_ISLNK(mode)) return tr("{} is a link, not a regular file", quoted);
  if (S_ISDIR(mode)) return tr("{} is a directory, not a regular file", quoted);
  if (S_ISFIFO(mode)) return tr("{} is a named pipe, not a regular file", quoted);
  if (S_ISSOCK(mode)) return tr("{} is a socket, not a regular file", quoted);
  return tr("{} is a device, not a regular file", quoted);
}

tl::unexpected<Error> not_regular(const std::filesystem::path& path, mode_t mode) {
  return fail(ErrorCode::corrupt, irregular_text(in_quotes(path.string()), mode),
              tr("put the file back that was there, or restore a backup"));
}

}  // namespace

Result<int> open_regular_file(const std::filesystem::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC, kMode);
  const int error = errno;
  struct stat status {};
  if (fd < 0) {
    // A pipe without a reader, a directory, a link: their own errors do not say what is wrong.
    if (::lstat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) return not_regular(path, status.st_mode);
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    return tl::unexpected<Error>(writes ? write_error(path.string(), error) : file_error(path.string(), error));
  }
  const int stat_error = ::fstat(fd, &status) == 0 ? 0 : errno;
  if (stat_error == 0 && S_ISREG(status.st_mode)) return fd;
  ::close(fd);
  if (stat_error != 0) return tl::unexpected<Error>(file_error(path.string(), stat_error));
  return not_regular(path, status.st_mode);
}

}  // namespace depeche::base

#include "base/small_file.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "base/files.h"
#include "base/message.h"
#include "base/regular_file.h"

namespace depeche::base {

Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const auto fd = open_regular_file(path, O_RDONLY);
  if (!fd) return tl::unexpected<Error>(fd.error());
  std::string bytes(max_bytes + 1, '\0');
  std::size_t read = 0;
  ssize_t got = 1;
  while (got != 0 && read < bytes.size()) {
    got = ::read(*fd, bytes.data() + read, bytes.size() - read);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    read += static_cast<std::size_t>(got);
  }
  const int error = errno;
  ::close(*fd);
  if (got < 0) return tl::unexpected<Error>(file_error(path.string(), error));
  if (read > max_bytes)
    return fail(ErrorCode::corrupt,
                tr("{} is larger than {}, as it never is", in_quotes(path.string()), byte_count_words(max_bytes)),
                tr("put the file back that was there, or restore a backup"));
  bytes.resize(read);
  return bytes;
}

}  // namespace depeche::base

#include "base/output_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/files.h"
#include "base/regular_file.h"

namespace depeche::base {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18;

}  // namespace

Result<OutputFile> OutputFile::open(const std::filesystem::path& path, std::uint64_t kept) {
  OutputFile file;
  file.path_ = path;
  file.written_ = kept;
  const auto fd = open_regular_file(path, O_WRONLY | O_CREAT);
  if (!fd) return tl::unexpected<Error>(fd.error());
  file.fd_ = *fd;
  // Only now is it known what would be emptied.
  if (kept == 0 && ::ftruncate(file.fd_, 0) != 0) return tl::unexpected<Error>(write_error(path.string(), errno));
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept { *this = std::move(other); }

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  if (this == &other) return *this;
  close();
  path_ = std::move(other.path_);
  fd_ = std::exchange(other.fd_, -1);
  error_ = other.error_;
  written_ = other.written_;
  waiting_ = std::move(other.waiting_);
  return *this;
}

OutputFile::~OutputFile() { close(); }

void OutputFile::append(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= kBufferBytes) write();
}

Status OutputFile::flush(bool durable) {
  write();
  if (durable && error_ == 0 && ::fdatasync(fd_) != 0) error_ = errno;
  return status();
}

Status OutputFile::status() const {
  return error_ == 0 ? Status{} : Status(tl::unexpected<Error>(write_error(path_.string(), error_)));
}

void OutputFile::write() {
  std::string_view left = waiting_;
  while (!left.empty() && error_ == 0) {
    const ssize_t bytes = ::pwrite(fd_, left.data(), left.size(), static_cast<off_t>(written_));
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) {
      error_ = errno;
      break;
    }
    written_ += static_cast<std::uint64_t>(bytes);
    left.remove_prefix(static_cast<std::size_t>(bytes));
  }
  waiting_.clear();
}

void OutputFile::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

}  // namespace depeche::base

#include "base/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/interruption.h"
#include "base/message.h"
#include "base/no_memory.h"
#include "base/open_files.h"

namespace depeche::base {
namespace {

constexpr std::size_t kFirstRead = std::size_t{64} << 10;
// A signal may come between asking for it and waiting, or to another thread.
constexpr int kLookForInterruptionMilliseconds = 200;

// The system has catalogues of its own, but only where someone installed them.
constexpr std::array<std::pair<int, const char*>, 19> kFrequentErrors{{
    {ENOENT, to_translate("no such file or directory")},
    {EACCES, to_translate("permission denied")},
    {EPERM, to_translate("operation not permitted")},
    {ENOSPC, to_translate("no space left on device")},
    {EISDIR, to_translate("is a directory")},
    {ENOTDIR, to_translate("not a directory")},
    {EEXIST, to_translate("file exists")},
    {EROFS, to_translate("read-only file system")},
    {EDQUOT, to_translate("disk quota exceeded")},
    {EFBIG, to_translate("file too large")},
    {EMFILE, to_translate("too many open files")},
    {ENFILE, to_translate("too many open files in the system")},
    {ENAMETOOLONG, to_translate("file name too long")},
    {ELOOP, to_translate("too many levels of symbolic links")},
    {EIO, to_translate("input/output error")},
    {ECONNREFUSED, to_translate("connection refused")},
    {ECONNRESET, to_translate("connection closed by the other side")},
    {ETIMEDOUT, to_translate("no answer in time")},
    {EHOSTUNREACH, to_translate("no way to that machine")},
}};

bool is_own_descriptor(const std::string& path) { return path.starts_with("/dev/fd/") || path == "/dev/stdin"; }

bool is_readable_kind(const std::string& path, mode_t mode) {
  return S_ISREG(mode) || (S_ISFIFO(mode) && is_own_descriptor(path));
}

// Their files pass for regular ones, and some block.
bool is_made_up_by_kernel(int descriptor) {
  struct statfs system {};
  if (::fstatfs(descriptor, &system) != 0) return false;
  const auto kind = static_cast<unsigned long>(system.f_type);
  return kind == PROC_SUPER_MAGIC || kind == SYSFS_MAGIC || kind == DEBUGFS_MAGIC || kind == TRACEFS_MAGIC;
}

Error kernel_file(const std::string& path) {
  return {ErrorCode::invalid_argument, tr("{} is made up by the kernel, not a file", in_quotes(path)),
          tr("copy what it says to a file"), std::nullopt};
}

// A file that is gone once it is closed; -1 and errno when there can be none.
int open_nameless(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return descriptor;
  // Not every file system has such files.
  std::string path = folder + "/depeche-XXXXXX";
  const int named = ::mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(path.c_str());
  return named;
}

Error cannot_keep(const std::string& folder, int error) {
  if (error == ENOMEM) return no_memory(in_quotes(folder));
  return {ErrorCode::io, tr("cannot be copied to {}: {}", in_quotes(folder), errno_words(error)),
          tr("give it as a file of its own, or let TMPDIR name a folder with more room"), std::nullopt};
}

bool write_whole(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string kind_text(const std::string& quoted, mode_t mode) {
  if (S_ISDIR(mode)) return tr("{} is a directory, not a file", quoted);
  if (S_ISFIFO(mode)) return tr("{} is a named pipe, not a file", quoted);
  if (S_ISSOCK(mode)) return tr("{} is a socket, not a file", quoted);
  return tr("{} is a device, not a file", quoted);
}

Error kind_error(const std::string& path, mode_t mode) {
  return {ErrorCode::invalid_argument, kind_text(in_quotes(path), mode),
          tr("name a file or a folder, or pipe the text to standard input and name -"), std::nullopt};
}

}  // namespace

std::string in_quotes(std::string_view name) { return tr("\"{}\"", name); }

std::string errno_words(int error) {
  const auto known = std::ranges::find(kFrequentErrors, error, &std::pair<int, const char*>::first);
  if (known != kFrequentErrors.end()) return tr(known->second);
  std::string words = std::generic_category().message(error);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z' && words.size() > 1 && words[1] >= 'a')
    words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

Error file_error(std::string_view path, int error) {
  if (error == ENOMEM) return no_memory(in_quotes(path));
  const bool absent = error == ENOENT || error == ENOTDIR;
  std::string hint;
  if (absent) hint = tr("check the spelling of the path");
  if (error == EACCES || error == EPERM) hint = tr("check its permissions and those of its folders");
  if (error == EMFILE || error == ENFILE) hint = open_files_hint();
  return {absent ? ErrorCode::not_found : ErrorCode::io, tr("{}: {}", in_quotes(path), errno_words(error)),
          std::move(hint), std::nullopt};
}

Error write_error(std::string_view path, int error) {
  if (error == ENOMEM) return no_memory(in_quotes(path));
  std::string hint = tr("check permissions and the disk; the index is as it was");
  if (error == ENOSPC || error == EDQUOT) hint = tr("free some space and run again; the index is as it was");
  if (error == EFBIG) hint = tr("raise the limit (ulimit -f) and run again; the index is as it was");
  if (error == EMFILE || error == ENFILE) hint = open_files_hint();
  return {ErrorCode::io, tr("{}: {}", in_quotes(path), errno_words(error)), std::move(hint), std::nullopt};
}

Status expect_open_files(std::size_t count, const std::string& context) {
  std::vector<int> open;
  while (open.size() < count) {
    const int file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (file < 0) break;
    open.push_back(file);
  }
  const int error = open.size() < count ? errno : 0;
  for (const int file : open) ::close(file);
  if (error == 0) return {};
  return fail(ErrorCode::io, tr("{}: {}", context, errno_words(error)), open_files_hint());
}

std::string open_files_hint() { return tr("raise the limit (ulimit -n), or let fewer files be open at once"); }

Result<FileSource> FileSource::open(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return tl::unexpected(file_error(path, errno));
  if (!is_readable_kind(path, status.st_mode)) return tl::unexpected(kind_error(path, status.st_mode));
  // Not blocking: between stat and open the file may have become a pipe that nobody writes.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return tl::unexpected(file_error(path, errno));
  FileSource source(descriptor, true, path);
  if (::fstat(descriptor, &status) != 0) return tl::unexpected(file_error(path, errno));
  if (!is_readable_kind(path, status.st_mode)) return tl::unexpected(kind_error(path, status.st_mode));
  source.is_regular_ = S_ISREG(status.st_mode);
  if (source.is_regular_ && is_made_up_by_kernel(descriptor)) return tl::unexpected(kernel_file(path));
  if (::fcntl(descriptor, F_SETFL, 0) != 0) return tl::unexpected(file_error(path, errno));
  return source;
}

Result<FileSource> FileSource::copy_of(ByteSource& from, std::uint64_t max_bytes) {
  std::error_code error;
  const std::string folder = std::filesystem::temp_directory_path(error).string();
  const int descriptor = error ? -1 : open_nameless(folder);
  if (descriptor < 0) return tl::unexpected(cannot_keep(folder, error ? error.value() : errno));
  FileSource copy(descriptor, true, folder);
  copy.is_regular_ = true;
  std::vector<char> block(kFirstRead);
  for (std::uint64_t size = 0;;) {
    const Result<std::size_t> got = from.read(block.data(), block.size());
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    if ((size += *got) > max_bytes)
      return fail(ErrorCode::limit, tr("more than {} that come as a stream", byte_count_words(max_bytes)),
                  tr("give it as a file of its own"));
    if (interruption() != 0) return fail(ErrorCode::io, tr("interrupted"));
    if (!write_whole(descriptor, {block.data(), *got})) return tl::unexpected(cannot_keep(folder, errno));
  }
  if (auto status = copy.seek(0); !status) return tl::unexpected(status.error());
  return copy;
}

FileSource FileSource::standard_input() { return FileSource(STDIN_FILENO, false, tr("standard input")); }

FileSource::FileSource(int descriptor, bool owned, std::string name)
    : descriptor_(descriptor), owned_(owned), name_(std::move(name)) {}

FileSource::FileSource(FileSource&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      owned_(other.owned_),
      is_regular_(other.is_regular_),
      name_(std::move(other.name_)) {}

FileSource& FileSource::operator=(FileSource&& other) noexcept {
  if (this == &other) return *this;
  close();
  descriptor_ = std::exchange(other.descriptor_, -1);
  owned_ = other.owned_;
  is_regular_ = other.is_regular_;
  name_ = std::move(other.name_);
  return *this;
}

FileSource::~FileSource() { close(); }

void FileSource::close() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

Status FileSource::wait_for_input() const {
  pollfd input{descriptor_, POLLIN, 0};
  for (;;) {
    if (interruption() != 0) return fail(ErrorCode::io, in_quotes(name_) + ": " + tr("interrupted"));
    if (::poll(&input, 1, kLookForInterruptionMilliseconds) != 0 && input.revents != 0) return {};
  }
}

Result<std::size_t> FileSource::read(char* to, std::size_t size) {
  for (;;) {
    if (!is_regular_)
      if (auto status = wait_for_input(); !status) return tl::unexpected(status.error());
    const ssize_t got = ::read(descriptor_, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return tl::unexpected(file_error(name_, errno));
  }
}

std::optional<std::uint64_t> FileSource::seekable_size() const {
  struct stat status {};
  if (!is_regular_ || ::fstat(descriptor_, &status) != 0) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

Status FileSource::seek(std::uint64_t to) {
  if (::lseek(descriptor_, static_cast<off_t>(to), SEEK_SET) >= 0) return {};
  return tl::unexpected(file_error(name_, errno));
}

Status ByteSource::seek(std::uint64_t) { return fail(ErrorCode::internal, tr("cannot be read from another place")); }

Result<std::size_t> StreamSource::read(char* to, std::size_t size) {
  // A caller may have told the stream, or written its buffer, to throw.
  try {
    if (!in_.good()) return std::size_t{0};
    in_.read(to, static_cast<std::streamsize>(size));
    if (in_.bad()) return fail(ErrorCode::io, in_quotes(name_) + ": " + tr("the stream cannot be read"));
    return static_cast<std::size_t>(in_.gcount());
  } catch (const std::exception& exception) {
    const auto got = static_cast<std::size_t>(in_.gcount());
    if (in_.eof() && !in_.bad()) return got;
    return fail(ErrorCode::io, in_quotes(name_) + ": " + exception.what());
  }
}

Result<std::string> read_all(ByteSource& source, std::size_t max_bytes) {
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    const std::size_t wanted = std::min(std::max(kFirstRead, before), max_bytes - before + 1);
    bytes.resize(before + wanted);
    const Result<std::size_t> got = source.read(bytes.data() + before, wanted);
    if (!got) return tl::unexpected(got.error());
    bytes.resize(before + *got);
    if (*got == 0) return bytes;
    if (bytes.size() > max_bytes)
      return fail(ErrorCode::limit, tr("larger than {}, the limit for one dispatch", byte_count_words(max_bytes)),
                  tr("split it into dispatches, or write JSON Lines"));
  }
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  Result<FileSource> source = FileSource::open(path);
  if (!source) return tl::unexpected(source.error());
  Result<std::string> bytes = read_all(*source, max_bytes);
  if (!bytes && bytes.error().code == ErrorCode::limit)
    bytes.error().message = in_quotes(path) + ": " + bytes.error().message;
  return bytes;
}

std::string byte_count_words(std::size_t bytes) {
  constexpr std::size_t kMega = std::size_t{1} << 20;
  if (bytes >= kMega && bytes % kMega == 0) return tr("{} MB", bytes / kMega);
  return trn(bytes, "{} byte", "{} bytes", bytes);
}

}  // namespace depeche::base

#include "private_file.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"

namespace depeche::searcher {
namespace {

constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<Error> refused(const std::filesystem::path& path, int error) {
  return tl::unexpected<Error>(base::file_error(path.string(), error));
}

// 0, or the error.
int take_from_others(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return errno;
  if (status.st_uid != ::geteuid()) return EPERM;
  if ((status.st_mode & kOthers) == 0) return 0;
  return ::fchmod(descriptor, status.st_mode & 07777 & ~kOthers) == 0 ? 0 : errno;
}

// 0, or the error. The stream is closed in any case.
int write_and_close(std::FILE* stream, const std::function<bool(std::FILE*)>& write) {
  errno = 0;
  const bool written = write(stream) && std::fflush(stream) == 0 && ::fsync(::fileno(stream)) == 0;
  const int error = written ? 0 : errno == 0 ? EIO : errno;
  return std::fclose(stream) != 0 && error == 0 ? errno : error;
}

}  // namespace

Status make_private_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) return refused(folder, failure.value());
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() < 0) return refused(folder, errno);
  if (const int error = take_from_others(opened.number()); error != 0) return refused(folder, error);
  return {};
}

Status can_write_in(const std::filesystem::path& folder) {
  std::filesystem::path nearest = folder;
  while (::access(nearest.c_str(), F_OK) != 0 && errno == ENOENT && nearest.has_relative_path())
    nearest = nearest.parent_path();
  return ::access(nearest.c_str(), W_OK | X_OK) == 0 ? Status() : refused(nearest, errno);
}

void make_private_file(const std::filesystem::path& file) {
  // A FIFO would wait for its other end.
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (opened.number() >= 0) take_from_others(opened.number());
}

Status replace_private_file(const std::filesystem::path& file, const std::function<bool(std::FILE*)>& write) {
  std::string fresh = file.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(fresh.data(), O_CLOEXEC);
  if (descriptor < 0) return refused(file, errno);
  std::FILE* stream = ::fdopen(descriptor, "w");
  int error = stream == nullptr ? errno : write_and_close(stream, write);
  if (stream == nullptr) ::close(descriptor);
  if (error == 0 && ::rename(fresh.c_str(), file.c_str()) != 0) error = errno;
  if (error == 0) return {};
  ::unlink(fresh.c_str());
  return refused(file, error);
}

}  // namespace depeche::searcher

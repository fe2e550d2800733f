#include "base/mapped_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/regular_file.h"

namespace depeche::base {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path, Access access) {
  const auto fd = open_regular_file(path, O_RDONLY);
  if (!fd) return tl::unexpected<Error>(fd.error());
  MappedFile file;
  struct stat status {};
  int error = ::fstat(*fd, &status) == 0 ? 0 : errno;
  const auto size = static_cast<std::size_t>(status.st_size);
  if (error == 0 && size > 0) {
    void* const at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, *fd, 0);
    if (at == MAP_FAILED) {
      error = errno;
    } else {
      if (access == Access::scattered) ::madvise(at, size, MADV_RANDOM);  // reading ahead would be for nothing
      file.mapping_ = std::make_shared<const GuardedMapping>(at, size);
      file.bytes_ = {static_cast<const char*>(at), size};
    }
  }
  ::close(*fd);
  if (error != 0) return tl::unexpected<Error>(file_error(path.string(), error));
  file.stamp_ = FileStamp(status);
  return file;
}

void MappedFile::release() const {
  if (mapping_) ::madvise(mapping_->begin(), bytes_.size(), MADV_DONTNEED);
}

}  // namespace depeche::base

#include "base/paged_array.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/files.h"

namespace depeche::base {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> failure(const std::string& where, int error) {
  return tl::unexpected<Error>(write_error(where, error));
}

// Gone when it is closed, however the process ends.
Result<int> nameless_file(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return failure(directory.string(), error.value());
  std::string name = (directory / "pages-XXXXXX").string();
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) return failure(name, errno);
  ::unlink(name.c_str());
  return file;
}

}  // namespace

PagedBytes::PagedBytes(PagedBytes&& other) noexcept
    : directory_(std::move(other.directory_)),
      in_memory_(other.in_memory_),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      file_(std::exchange(other.file_, -1)) {}

PagedBytes& PagedBytes::operator=(PagedBytes&& other) noexcept {
  std::swap(directory_, other.directory_);
  std::swap(in_memory_, other.in_memory_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(file_, other.file_);
  return *this;
}

PagedBytes::~PagedBytes() { unmap(); }

void PagedBytes::unmap() {
  if (data_ != nullptr) ::munmap(data_, size_);
  if (file_ >= 0) ::close(file_);
}

Status PagedBytes::grow(std::size_t size) {
  if (size <= size_) return {};
  if (file_ >= 0) return grow_file(size);
  if (size > in_memory_) return move_to_file(size);
  void* grown = data_ == nullptr ? ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                                 : ::mremap(data_, size_, size, MREMAP_MAYMOVE);
  if (grown == MAP_FAILED) return failure("memory", errno);
  data_ = static_cast<char*>(grown);
  size_ = size;
  return {};
}

Status PagedBytes::move_to_file(std::size_t size) {
  const auto file = nameless_file(directory_);
  if (!file) return tl::unexpected<Error>(file.error());
  PagedBytes moved(directory_, 0);
  moved.file_ = *file;
  if (auto status = moved.grow_file(size); !status) return status;
  if (data_ != nullptr) std::memcpy(moved.data_, data_, size_);
  *this = std::move(moved);
  return {};
}

// A page of a file that has no place on the disk would end the process when it is written.
Status PagedBytes::grow_file(std::size_t size) {
  if (const int error = ::posix_fallocate(file_, 0, static_cast<off_t>(size)); error != 0)
    return failure(directory_.string(), error);
  void* grown = data_ == nullptr ? ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0)
                                 : ::mremap(data_, size_, size, MREMAP_MAYMOVE);
  if (grown == MAP_FAILED) return failure(directory_.string(), errno);
  data_ = static_cast<char*>(grown);
  size_ = size;
  // Else the system would bring up to 2 MB around each page that is touched.
  ::madvise(data_, size_, MADV_RANDOM);
  ::madvise(data_, size_, MADV_NOHUGEPAGE);
  return {};
}

void PagedBytes::rest() const {
  if (file_ >= 0) ::madvise(data_, size_, MADV_DONTNEED);
}

}  // namespace depeche::base

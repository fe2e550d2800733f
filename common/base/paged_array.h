#pragma once

// Arrays that grow with a collection, in bounded memory.

#include <cstddef>
#include <filesystem>
#include <string>
#include <type_traits>
#include <utility>

#include "depeche/result.h"

namespace depeche::base {

// Zeroed bytes. When they become many, they move from memory to a file without a name. Not for several threads.
class PagedBytes {
 public:
  // The file is made in `directory`, which is created when needed. Up to `in_memory` bytes there is no file.
  PagedBytes(std::filesystem::path directory, std::size_t in_memory)
      : directory_(std::move(directory)), in_memory_(in_memory) {}
  PagedBytes(PagedBytes&& other) noexcept;
  PagedBytes& operator=(PagedBytes&& other) noexcept;
  ~PagedBytes();

  // Keeps what there is and adds zeros. The bytes may move. Room on the disk is reserved or refused here.
  Status grow(std::size_t size);
  char* data() const { return data_; }
  std::size_t size() const { return size_; }
  // Gives the pages of the file back to the system until they are touched again.
  void rest() const;

 private:
  Status move_to_file(std::size_t size);
  Status grow_file(std::size_t size);
  void unmap();

  std::filesystem::path directory_;
  std::size_t in_memory_;
  char* data_ = nullptr;
  std::size_t size_ = 0;
  int file_ = -1;
};

// The same for elements of a plain type, which are all zero at first.
template <class T>
class PagedArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  PagedArray(std::filesystem::path directory, std::size_t bytes_in_memory)
      : bytes_(std::move(directory), bytes_in_memory) {}

  // Makes room for at least `size` elements.
  Status reserve(std::size_t size) {
    if (size <= capacity()) return {};
    return bytes_.grow(size * sizeof(T));
  }
  std::size_t capacity() const { return bytes_.size() / sizeof(T); }
  T& operator[](std::size_t at) { return reinterpret_cast<T*>(bytes_.data())[at]; }
  const T& operator[](std::size_t at) const { return reinterpret_cast<const T*>(bytes_.data())[at]; }
  void rest() const { bytes_.rest(); }

 private:
  PagedBytes bytes_;
};

}  // namespace depeche::base

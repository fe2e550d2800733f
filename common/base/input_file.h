#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "depeche/result.h"

namespace depeche::base {

// A file that is read here and there, into the reader's memory. For several threads.
class InputFile {
 public:
  // Errors: those of open_regular_file().
  static Result<InputFile> open(const std::filesystem::path& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  // How many of the `size` bytes from `offset` on there are, and these at `to`.
  Result<std::size_t> read_at(std::uint64_t offset, char* to, std::size_t size) const;
  // Of the file, now.
  Result<std::uint64_t> size() const;

 private:
  InputFile(std::filesystem::path path, int fd);

  std::filesystem::path path_;
  int fd_ = -1;
};

}  // namespace depeche::base

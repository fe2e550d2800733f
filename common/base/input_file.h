#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "depeche/result.h"

namespace depeche::base {

// A file that is read in pieces from any place. For several threads.
class InputFile {
 public:
  // Errors: those of open_regular_file().
  static Result<InputFile> open(const std::filesystem::path& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  // Reads up to `size` bytes from `offset` on to `to`. Returns how many there were.
  Result<std::size_t> read_at(std::uint64_t offset, char* to, std::size_t size) const;
  // The stamp of the file as it looks now.
  Result<std::uint64_t> size() const;

 private:
  InputFile(std::filesystem::path path, int fd);

  std::filesystem::path path_;
  int fd_ = -1;
};

}  // namespace depeche::base

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "depeche/result.h"

namespace depeche::base {

// A file's bytes as they were long when it was opened, read-only, in memory as they are asked for. Copies share them.
// What others append later is not seen; a file that someone cuts meanwhile must not be read beyond its new end.
class MappedFile {
 public:
  MappedFile() = default;
  // Whether bytes are asked for here and there, or those behind the last ones.
  enum class Access { scattered, in_order };
  // Errors: those of file_error().
  static Result<MappedFile> open(const std::filesystem::path& path, Access access = Access::scattered);

  std::string_view bytes() const { return bytes_; }
  // Gives the memory back; what is asked for again is read again.
  void release() const;

 private:
  std::shared_ptr<const void> mapping_;
  std::string_view bytes_;
};

}  // namespace depeche::base

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/file_stamp.h"
#include "base/map_guard.h"
#include "depeche/result.h"

namespace depeche::base {

// A file's bytes as they were long when it was opened, read-only, in memory as they are asked for. Copies share them.
// What others append later is not seen. Where others cut it, zeros are read, and lost() says so from then on: what was
// read must not be used then. (Behind the new end, zeros up to the end of its page are read without that.)
class MappedFile {
 public:
  MappedFile() = default;
  // Whether bytes are asked for here and there, or those behind the last ones.
  enum class Access { scattered, in_order };
  // Errors: those of open_regular_file().
  static Result<MappedFile> open(const std::filesystem::path& path, Access access = Access::scattered);

  std::string_view bytes() const { return bytes_; }
  bool lost() const { return mapping_ && mapping_->lost(); }
  // How the file looked when it was opened.
  const FileStamp& stamp() const { return stamp_; }
  // Gives the memory back; what is asked for again is read again.
  void release() const;

 private:
  std::shared_ptr<const GuardedMapping> mapping_;
  std::string_view bytes_;
  FileStamp stamp_;
};

}  // namespace depeche::base

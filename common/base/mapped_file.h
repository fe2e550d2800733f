#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/file_stamp.h"
#include "base/map_guard.h"
#include "depeche/result.h"

namespace depeche::base {

// The bytes of a file, as many as it had when it was opened. They are read-only, and come into memory as they are asked
// for. Copies share them. What others append later is not seen. Where others cut the file, zeros are read, and lost()
// says so from then on: what was read must not be used then. (Between the new end and the end of its page, zeros are
// read without that.)
class MappedFile {
 public:
  MappedFile() = default;
  // Whether bytes will be asked for in any order, or one after the other.
  enum class Access { scattered, in_order };
  // Errors: those of open_regular_file().
  static Result<MappedFile> open(const std::filesystem::path& path, Access access = Access::scattered);

  std::string_view bytes() const { return bytes_; }
  bool lost() const { return mapping_ && mapping_->lost(); }
  // How the file looked when it was opened.
  const FileStamp& stamp() const { return stamp_; }
  // Gives the memory back. What is asked for again is read again.
  void release() const;

 private:
  std::shared_ptr<const GuardedMapping> mapping_;
  std::string_view bytes_;
  FileStamp stamp_;
};

}  // namespace depeche::base

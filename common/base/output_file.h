#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche::base {

// A file that is written from front to back, through a buffer. A failure stays: what is appended after it is lost, and
// flush() returns the error. Not for several threads.
class OutputFile {
 public:
  // Opens it for writing behind the first `kept` bytes; with 0, the file is emptied. Errors: those of write_error() and
  // open_regular_file().
  static Result<OutputFile> open(const std::filesystem::path& path, std::uint64_t kept = 0);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;
  ~OutputFile();

  void append(std::string_view bytes);
  // The size of the file, once everything appended is in it.
  std::uint64_t size() const { return written_ + waiting_.size(); }
  // Writes everything appended to the file; with `durable`, to the disk.
  Status flush(bool durable);
  // Whether all went well so far.
  Status status() const;

 private:
  OutputFile() = default;
  void write();
  void close();

  std::filesystem::path path_;
  int fd_ = -1;
  int error_ = 0;
  std::uint64_t written_ = 0;
  std::string waiting_;
};

}  // namespace depeche::base

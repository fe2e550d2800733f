#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche::base {

// A file that is written from front to back, through a buffer. A failure stays: what is appended after it goes nowhere,
// and flush() tells of it. Not for several threads.
class OutputFile {
 public:
  // Behind the first `kept` bytes of what is there; with 0, an empty file. Errors: those of write_error()
  // and open_regular_file().
  static Result<OutputFile> open(const std::filesystem::path& path, std::uint64_t kept = 0);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;
  ~OutputFile();

  void append(std::string_view bytes);
  // Of the file, once all that was appended is in it.
  std::uint64_t size() const { return written_ + waiting_.size(); }
  // What was appended is in the file; with `durable`, on the disk.
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

#pragma once

// Bytes from files and streams, with limits; the operating system's errors in words.

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche::base {

// The words for an error of the operating system: "permission denied", "no such file or directory". The number itself
// for one without words.
std::string errno_words(int error);
// "path", with the quotation marks of the language.
std::string in_quotes(std::string_view name);

// The error for a file: ErrorCode::not_found when it is missing, else ErrorCode::io. The message is `"path": words`.
Error file_error(std::string_view path, int error);
// The error that a part of an index could not be written. The hint says that the index is as it was.
Error write_error(std::string_view path, int error);

// A source of bytes, which are read once and in order.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Reads up to `size` (> 0) bytes. Returns 0 at the end, and from then on.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  // How many bytes there are, when they can be read from any place.
  virtual std::optional<std::uint64_t> seekable_size() const { return std::nullopt; }
  // Moves to the byte `to`, which read() returns next. Only when seekable_size() gives a size.
  virtual Status seek(std::uint64_t to);
};

// An open file. It owns its descriptor, which child processes never inherit.
class FileSource final : public ByteSource {
 public:
  // Regular files, links followed, and the pipes of this process under /dev/fd. Anything else that could block or has
  // side effects when opened (a FIFO, a socket, a device, a directory) is refused with ErrorCode::invalid_argument,
  // without opening it; so are the files that the kernel makes up (/proc), some of which block when they are read.
  static Result<FileSource> open(const std::string& path);
  // Standard input (descriptor 0), which stays open.
  static FileSource standard_input();
  // What is left of `from`, copied to a file without a name in the folder for temporary files, so that it can be read
  // from any place. Errors: that of `from`; ErrorCode::limit for more than `max_bytes`; io when it cannot be written.
  static Result<FileSource> copy_of(ByteSource& from, std::uint64_t max_bytes);

  FileSource(FileSource&& other) noexcept;
  FileSource& operator=(FileSource&& other) noexcept;
  ~FileSource() override;

  // Reading what may block (a pipe, a terminal) ends with ErrorCode::io when an interruption is noted.
  Result<std::size_t> read(char* to, std::size_t size) override;
  std::optional<std::uint64_t> seekable_size() const override;
  Status seek(std::uint64_t to) override;

 private:
  FileSource(int descriptor, bool owned, std::string name);
  void close();
  Status wait_for_input() const;

  int descriptor_ = -1;
  bool owned_ = false;
  bool is_regular_ = false;
  std::string name_;
};

// A stream of the caller's, which must outlive it. Nothing is read ahead beyond what read() asks for.
class StreamSource final : public ByteSource {
 public:
  StreamSource(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}
  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  std::istream& in_;
  std::string name_;
};

// Reads everything that is left. More than `max_bytes` is ErrorCode::limit, and at most one buffer more than that is
// held.
Result<std::string> read_all(ByteSource& source, std::size_t max_bytes);
Result<std::string> read_file(const std::string& path, std::size_t max_bytes);

// A limit in words: "12 bytes", "16 MB".
std::string byte_count_words(std::size_t bytes);

}  // namespace depeche::base

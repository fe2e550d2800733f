#pragma once

// What our two uses of libarchive share: a reader on top of a ByteSource.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::base {

// A reader of libarchive. Set its formats and filters before open(). It cannot be moved.
class ArchiveReader {
 public:
  // `from` must outlive it.
  explicit ArchiveReader(ByteSource& from);
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // Null when there is no memory.
  archive* get() const { return reader_.get(); }
  Status open();
  // Why the last call of libarchive failed: the error of `from`, or ErrorCode::format.
  Error damage() const;
  // An error when bytes other than zeros are left that libarchive has not asked for. Call it at the end only.
  Status check_end();
  // How many bytes of `from` were read.
  std::uint64_t bytes() const { return bytes_; }

 private:
  struct Closer {
    void operator()(archive* reader) const { ::archive_read_free(reader); }
  };
  static la_ssize_t on_read(archive* reader, void* self, const void** block);
  static la_int64_t on_seek(archive* reader, void* self, la_int64_t offset, int whence);
  la_ssize_t note_failure(const Error& error);

  ByteSource& from_;
  std::vector<char> buffer_;
  std::size_t filled_ = 0;  // of buffer_, by the last bytes that came
  std::unique_ptr<archive, Closer> reader_;
  std::optional<Error> source_error_;
  std::uint64_t bytes_ = 0;
  std::uint64_t position_ = 0;
};

// The error for bytes behind the end of packed bytes.
Error bytes_behind_end();

}  // namespace depeche::base

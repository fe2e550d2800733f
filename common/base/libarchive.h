#pragma once

// What our two uses of libarchive share: its reader upon a ByteSource.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::base {

// A reader of libarchive, whose formats and filters are to be set before open(). It stays where it is.
class ArchiveReader {
 public:
  // `from` must outlive it.
  explicit ArchiveReader(ByteSource& from);
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // Null without memory.
  archive* get() const { return reader_.get(); }
  Status open();
  // Why the last call of libarchive failed: the error of `from`, or ErrorCode::format. Throws std::bad_alloc when there
  // was no memory.
  Error damage() const;
  // An error when bytes are left that libarchive has not asked for, other than zeros. At the end only.
  Status check_end();
  // Bytes of `from` that were read.
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

// What stands behind the end of packed bytes.
Error bytes_behind_end();

}  // namespace depeche::base

#pragma once

// The forward streams of a generation lie beside its database: `streams` has them one after another in the order in
// which they were added, `streams.rows` has a row of 16 bytes for each document number: where its stream begins (8),
// how long it is (4), and its checksum (4), little-endian. Both have a head (part_file.h), behind which places count.
//
// Nothing that a commit needs is ever written over. New streams go behind those of the last document that is committed
// and are on the disk before the database commits the documents; what a killed run left there is overwritten by the
// next. So a reader sees the streams of the revision that it reads, and no transaction spans both.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/output_file.h"
#include "base/xapian.h"
#include "depeche/result.h"
#include "schema/generation_files.h"
#include "schema/part_file.h"

namespace depeche::schema {

struct StreamRow {
  std::uint64_t offset = 0;
  std::uint32_t bytes = 0;
  std::uint32_t checksum = 0;
};
static_assert(sizeof(StreamRow) == 16);

// So many streams before one is read, it is worth asking for, and its row twice as early: each is a miss of the caches,
// which took two thirds of the time of a phrase on a million stories.
inline constexpr std::size_t kStreamsAhead = 8;

// The streams as they were when they were opened. Copies share memory; for several threads.
class StreamFile {
 public:
  // Without documents.
  StreamFile() = default;
  // Open it after the database. Throws Xapian::DatabaseOpeningError when the system refuses the files, and
  // DatabaseCorruptError when one is missing, is not the database's, or does not reach to its last document.
  StreamFile(const std::filesystem::path& generation, const Owner& owner);

  // Whether what was opened can still be read; `now`: how the generation looks.
  bool holds(const GenerationStamp& now) const {
    return streams_.holds(now[kStreamsFile]) && rows_.holds(now[kRowsFile]);
  }
  // Whether something was read that is gone: what was read since it was opened must not be used.
  bool lost() const { return streams_.lost() || rows_.lost(); }

  // Throws Xapian::DatabaseCorruptError, also when it does not know the document. Valid as long as the file is open.
  std::string_view stream(Xapian::docid id) const;
  // Of its stream, in units of 16 bits; 0 for documents that it does not know.
  std::uint32_t units(Xapian::docid id) const { return id <= rows() ? row(id).bytes / 2 : 0; }
  // Asks for the memory that units() will read.
  void prefetch(Xapian::docid id) const {
    if (id <= rows()) __builtin_prefetch(rows_.body().data() + (id - 1) * sizeof(StreamRow));
  }
  // Asks for the beginning of its stream, for which its row is read.
  void prefetch_stream(Xapian::docid id) const;
  double mean_units() const { return static_cast<double>(streams_.body().size()) / 2 / std::max<double>(1, rows()); }
  // Gives memory back that was read.
  void release() const { streams_.release(); }

 private:
  friend class StreamWriter;

  Xapian::docid rows() const { return static_cast<Xapian::docid>(rows_.body().size() / sizeof(StreamRow)); }
  StreamRow row(Xapian::docid id) const {
    StreamRow row;
    std::memcpy(&row, rows_.body().data() + (id - 1) * sizeof row, sizeof row);
    return row;
  }

  PartFile streams_;
  PartFile rows_;
};

// Appends streams. Not for several threads.
class StreamWriter {
 public:
  // Behind the last document of the owner, or, when it has none, to new files. Errors: those of StreamFile as
  // base::guarded() gives them, and of OutputFile::open().
  static Result<StreamWriter> open(const std::filesystem::path& generation, const Owner& owner);

  // Of a document with a higher number than those before.
  Status append(Xapian::docid id, std::string_view stream);
  // Numbers up to `last` are given out, whether or not documents have them.
  Status end_at(Xapian::docid last) { return last > last_ ? append(last, {}) : Status{}; }
  // What was appended is in the files; with `durable`, on the disk.
  Status flush(bool durable);

 private:
  StreamWriter(base::OutputFile streams, base::OutputFile rows, Xapian::docid last)
      : streams_(std::move(streams)), rows_(std::move(rows)), last_(last) {}

  base::OutputFile streams_;
  base::OutputFile rows_;
  Xapian::docid last_ = 0;
};

}  // namespace depeche::schema

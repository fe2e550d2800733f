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

// A stream is asked for so many streams before it is read, and its row twice as early. Each is a miss of the caches;
// these misses took two thirds of the time of a phrase on a million stories.
inline constexpr std::size_t kStreamsAhead = 8;

// The streams as they were when they were opened. Copies share memory. For several threads.
class StreamFile {
 public:
  // A file without documents.
  StreamFile() = default;
  // Opens the files; open the database before. Throws Xapian::DatabaseOpeningError when the system refuses the files,
  // and DatabaseCorruptError when one is missing, is not the database's, or does not reach to its last document.
  StreamFile(const std::filesystem::path& generation, const Owner& owner);

  // True when what was opened can still be read. `now` is how the generation looks now.
  bool holds(const GenerationStamp& now) const {
    return streams_.holds(now[kStreamsFile]) && rows_.holds(now[kRowsFile]);
  }
  // True when something was read that is gone: nothing that was read since it was opened may be used then.
  bool lost() const { return streams_.lost() || rows_.lost(); }

  // The units of a document. Valid as long as the file is open. Throws Xapian::DatabaseCorruptError, also for a
  // document that the file does not know.
  std::string_view stream(Xapian::docid id) const;
  // The length of its stream, in units of 16 bits. 0 for documents that the file does not know.
  std::uint32_t units(Xapian::docid id) const { return id <= rows() ? row(id).bytes / 2 : 0; }
  // Asks for the memory that units() will read.
  void prefetch(Xapian::docid id) const {
    if (id <= rows()) __builtin_prefetch(rows_.body().data() + (id - 1) * sizeof(StreamRow));
  }
  // Asks for the beginning of its stream; this reads the row.
  void prefetch_stream(Xapian::docid id) const;
  double mean_units() const { return static_cast<double>(streams_.body().size()) / 2 / std::max<double>(1, rows()); }
  // Gives back memory that was read.
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
  // Opens the files behind the last document of the owner, or makes new files when it has none. Errors: those of
  // StreamFile as base::guarded() returns them, and of OutputFile::open().
  static Result<StreamWriter> open(const std::filesystem::path& generation, const Owner& owner);

  // Appends the stream of a document, whose number is higher than those before.
  Status append(Xapian::docid id, std::string_view stream);
  // Numbers up to `last` count as given out, whether or not documents have them.
  Status end_at(Xapian::docid last) { return last > last_ ? append(last, {}) : Status{}; }
  // Writes what was appended to the files; with `durable`, to the disk.
  Status flush(bool durable);

 private:
  StreamWriter(base::OutputFile streams, base::OutputFile rows, Xapian::docid last)
      : streams_(std::move(streams)), rows_(std::move(rows)), last_(last) {}

  base::OutputFile streams_;
  base::OutputFile rows_;
  Xapian::docid last_ = 0;
};

}  // namespace depeche::schema

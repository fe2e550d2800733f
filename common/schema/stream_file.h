#pragma once

// The forward streams of a generation lie beside its database: `streams` has them one after another in the order in
// which they were added: the number of units, then these packed (packed_units.h). `streams.rows` has a row of 16 bytes
// for each document number from 0, which is none: where its stream ends (6), how many codes all up to it have together
// (5), how varied its words are (1), and its checksum (4), little-endian. A stream begins where the one before ends.
// Both files have a head (part_file.h), behind which places count. Lengths are of codes, since how many units a code
// takes depends on which words the index met first.
//
// Nothing that a commit needs is ever written over. New streams go behind those of the last document that is committed
// and are on the disk before the database commits the documents; what a killed run left there is overwritten by the
// next. So a reader sees the streams of the revision that it reads, and no transaction spans both.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/output_file.h"
#include "base/xapian.h"
#include "depeche/result.h"
#include "schema/generation_files.h"
#include "schema/part_file.h"
#include "schema/word_variety.h"

namespace depeche::schema {

struct StreamRow {
  std::uint64_t end = 0;
  std::uint64_t codes = 0;
  Variety variety = 0;
  std::uint32_t checksum = 0;
};
inline constexpr std::size_t kStreamRowBytes = 16;

// A stream is asked for so many streams before it is read, and its row twice as early. Each is a miss of the caches;
// these misses took two thirds of the time of a phrase on a million stories.
inline constexpr std::size_t kStreamsAhead = 8;

// How long the streams of an index are together.
struct StreamLengths {
  std::uint64_t codes = 0;
  std::uint64_t documents = 0;

  StreamLengths& operator+=(const StreamLengths& other) {
    codes += other.codes;
    documents += other.documents;
    return *this;
  }
  double mean() const { return static_cast<double>(codes) / std::max<double>(1, static_cast<double>(documents)); }
};

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

  // The units of a document, in memory of the caller that the next call may use again. Throws
  // Xapian::DatabaseCorruptError, also for a document that the file does not know.
  std::string_view stream(Xapian::docid id, std::string& memory) const;
  // How many codes its stream has. 0 for documents that the file does not know.
  std::uint32_t length(Xapian::docid id) const {
    if (id - 1 >= rows()) return 0;
    return lower_codes(row_at(id)) - lower_codes(row_at(id - 1));
  }
  // How varied its words are. 0 for documents that the file does not know.
  Variety variety(Xapian::docid id) const { return id - 1 >= rows() ? Variety{0} : read_row(row_at(id)).variety; }
  // Asks for the memory that length() and variety() will read.
  void prefetch(Xapian::docid id) const {
    if (id - 1 >= rows()) return;
    __builtin_prefetch(row_at(id));
    __builtin_prefetch(row_at(id - 1));
  }
  // Asks for the beginning of its stream; this reads the row.
  void prefetch_stream(Xapian::docid id) const;
  StreamLengths lengths() const { return {row(rows()).codes, rows()}; }
  // Gives back memory that was read.
  void release() const {
    streams_.release();
    rows_.release();
  }

 private:
  friend class StreamWriter;

  // The last document number that has one.
  Xapian::docid rows() const { return last_; }
  const char* row_at(Xapian::docid id) const { return rows_.body().data() + std::size_t{id} * kStreamRowBytes; }
  StreamRow row(Xapian::docid id) const {
    return rows_.body().size() < kStreamRowBytes ? StreamRow{} : read_row(row_at(id));
  }
  // The lower four bytes of StreamRow::codes, of which the difference is a length.
  static std::uint32_t lower_codes(const char* row) {
    constexpr std::size_t kCodesAt = 6;
    std::uint32_t codes = 0;
    std::memcpy(&codes, row + kCodesAt, sizeof codes);
    return codes;
  }
  static StreamRow read_row(const char* bytes) {
    constexpr std::uint64_t kSixBytes = (std::uint64_t{1} << 48) - 1;
    constexpr std::uint64_t kFiveBytes = (std::uint64_t{1} << 40) - 1;
    std::uint64_t end = 0;
    std::uint64_t rest = 0;
    std::memcpy(&end, bytes, sizeof end);
    std::memcpy(&rest, bytes + sizeof end, sizeof rest);
    return {end & kSixBytes, (end >> 48 | rest << 16) & kFiveBytes, static_cast<Variety>(rest >> 24),
            static_cast<std::uint32_t>(rest >> 32)};
  }

  // Whether the stream was found to be as it was written, since the files were opened. It is not looked at again.
  bool is_sound(Xapian::docid id) const;
  void note_sound(Xapian::docid id) const;

  PartFile streams_;
  PartFile rows_;
  Xapian::docid last_ = 0;
  std::shared_ptr<std::vector<std::atomic<std::uint64_t>>> sound_;  // a bit for each document
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
  StreamWriter(base::OutputFile streams, base::OutputFile rows, Xapian::docid last, const StreamRow& row)
      : streams_(std::move(streams)), rows_(std::move(rows)), last_(last), row_(row) {}
  void append_row();

  base::OutputFile streams_;
  base::OutputFile rows_;
  Xapian::docid last_ = 0;
  StreamRow row_;  // of the last
  std::string packed_;
  VarietyReader variety_;
};

}  // namespace depeche::schema

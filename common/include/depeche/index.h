#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/read.h"
#include "depeche/result.h"

namespace depeche {

// The index of the user who names none: $DEPECHE_INDEX, else depeche/index in $XDG_DATA_HOME, else in ~/.local/share.
std::filesystem::path default_index_path();

// How an index is written.
struct WriterOptions {
  unsigned jobs = 0;     // analysing threads; 0: one per processor
  bool rebuild = false;  // start from an empty index, which replaces the old one at the first commit
  // Bytes of memory to keep within, about, however large the collection; 64 MB are needed anyway.
  std::size_t memory = std::size_t{500} << 20;
  double wait_lock_seconds = 0;  // how long to wait for another writer before ErrorCode::locked
};

// What became of the dispatches of a commit.
struct WriterCounts {
  std::size_t added = 0;      // were not there
  std::size_t replaced = 0;   // an older version of the same id was replaced
  std::size_t unchanged = 0;  // the index has exactly this dispatch already
  std::size_t discarded = 0;  // were in the index that a rebuild has replaced
};

// Writes one index. One process at a time holds it; use it from one thread (it works on several inside).
// Nothing is visible to readers, and nothing of the run survives a crash, before commit(). An index that
// an interrupted run left behind is always the last committed one.
class IndexWriter {
 public:
  // Creates the index when `index` is missing or an empty directory; until the first commit that leaves nothing behind.
  // Where a crash or a careless copy has damaged what tells which state is in force, the newest sound one is used,
  // which take_notices() says. Errors: locked (names the holder), index_version and corrupt (hint: rebuild),
  // invalid_argument when `index` is anything else, of which nothing is touched.
  static Result<IndexWriter> open(const std::filesystem::path& index, const WriterOptions& options = {});
  IndexWriter(IndexWriter&&) noexcept;             // what was moved from may only be destroyed or assigned to
  IndexWriter& operator=(IndexWriter&&) noexcept;  // discards what was not committed
  ~IndexWriter();                                  // discards what was not committed

  // Queues one dispatch; the last one added under an id wins. `dispatch.id` and `dispatch.text` must not be empty.
  Status add(Dispatch dispatch);
  // What is added in between comes from `file`, which is read with `options`: functions to call from a ReadObserver.
  // When begin_file() returns a number, the index has all that the file gives, so many dispatches: it has not changed,
  // and is to be left out, without end_file().
  Result<std::optional<std::size_t>> begin_file(const std::string& file, const ReadOptions& options = {});
  // The end of the file that begin_file() named; `complete`: it was read without a refusal or warning.
  void end_file(bool complete);
  // True when there was a committed dispatch of that id.
  Result<bool> remove(std::string_view id);
  // Everything since the last commit becomes visible at once, and durable. Of nothing it makes an empty index.
  Result<WriterCounts> commit();
  // What was found damaged, used instead, or left alone since the last call, in words for people.
  std::vector<std::string> take_notices();

 private:
  class Impl;
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// What an index holds.
struct IndexStats {
  std::size_t dispatches = 0;  // as last committed
  std::size_t forms = 0;       // distinct exact words
  std::uintmax_t bytes = 0;    // on disk
  int schema_version = 0;      // of the layout
  std::string analyzer;        // its fingerprint
  std::string complaint;       // what of the directory is damaged, and what is used instead; empty when all is well
};
// Errors: not_found, index_version, corrupt, io.
Result<IndexStats> index_stats(const std::filesystem::path& index);

// A part of an index, and what it takes.
struct IndexPart {
  std::string name;          // for people
  std::uintmax_t bytes = 0;  // on disk
};
// What the parts of the index take on disk; "postings and lengths" is the rest of the table that holds most of them,
// with what its blocks leave free. Reads the whole index.
Result<std::vector<IndexPart>> index_parts(const std::filesystem::path& index);

// Verifies every table and record; an error names the first damage found. Damage can crash the database library, so it
// works in a forked process: not while other threads of this one run, who may hold locks that it would wait for.
Status check_index(const std::filesystem::path& index);

// Writes the index anew, as small as it gets; readers see the old one until the new one is complete. Errors: those of
// IndexWriter::open().
Status compact_index(const std::filesystem::path& index, double wait_lock_seconds = 0);

// Copies the index as last committed to `target`, a directory that is new or empty, which is an index only once it is
// complete. Writers may go on; a copy that they overtake starts again, and the third time holds them up. Returns the
// number of dispatches. Errors: invalid_argument when there is something at `target`.
Result<std::size_t> back_up_index(const std::filesystem::path& index, const std::filesystem::path& target);

}  // namespace depeche

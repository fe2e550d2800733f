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

// The index of a user who names none: $DEPECHE_INDEX, else depeche/index in $XDG_DATA_HOME, else in ~/.local/share.
std::filesystem::path default_index_path();

// How an index is written.
struct WriterOptions {
  unsigned jobs = 0;     // analysing threads; 0: one per processor
  bool rebuild = false;  // start from an empty index, which replaces the old one at the first commit
  // About how many bytes of memory to keep within, however large the collection is. At least 64 MB are needed.
  std::size_t memory = std::size_t{500} << 20;
  double wait_lock_seconds = 0;  // how long to wait for another writer before ErrorCode::locked
  // Another index, whose topics this one takes over instead of learning its own; empty: none. Indexes with the same
  // topics, searched together, score as one index would. What was taken over is kept in later runs, too. An index that
  // has other topics is written anew. Words that are new to the index get their topics when it is next written anew.
  std::filesystem::path topics_of = {};
  // Of how many parts the index may consist, at most 64. In an index of one part, a run that brings more than a tenth
  // of what there is writes everything anew. With several, such a run becomes a part of its own, and what it costs
  // depends on the run alone. Parts are merged so that each has less than half of the dispatches of the one before it,
  // and that there are not too many; a merge of parts counts as writing them again. Searches take the parts for one
  // index. 0: one part in a new index and in one that has one; as many as these rules leave in one that has several.
  unsigned parts = 0;
};

// What became of the dispatches of a commit.
struct WriterCounts {
  std::size_t added = 0;      // new dispatches
  std::size_t replaced = 0;   // an older version of the same id was replaced
  std::size_t unchanged = 0;  // the index already has exactly this dispatch
  std::size_t discarded = 0;  // dispatches of the index that a rebuild has replaced
};

// Writes one index. Only one process at a time holds it. Use it from one thread; it uses several threads inside. Before
// commit(), readers see nothing of the run, and a crash leaves nothing of it: the index is the one that was last
// committed.
class IndexWriter {
 public:
  // Creates the index when `index` is missing or an empty directory. Until the first commit this leaves nothing behind.
  // When a crash or a careless copy has damaged the files that say which state is in force, the newest sound state is
  // used, and take_notices() says so. Errors: locked (names the holder); index_version and corrupt (the hint is to
  // rebuild); invalid_argument for too many parts, and when `index` is anything else; then nothing in it is touched.
  static Result<IndexWriter> open(const std::filesystem::path& index, const WriterOptions& options = {});
  IndexWriter(IndexWriter&&) noexcept;             // what was moved from may only be destroyed or assigned to
  IndexWriter& operator=(IndexWriter&&) noexcept;  // discards what was not committed
  ~IndexWriter();                                  // discards what was not committed

  // Queues one dispatch; the last one added under an id wins. `dispatch.id` must not be empty, and neither both
  // `dispatch.text` and `dispatch.title`.
  Status add(Dispatch dispatch);
  // Everything added between begin_file() and end_file() comes from `file`, which is read with `options`. Call both
  // from a ReadObserver. When begin_file() returns a number, the file has not changed and the index has all of its
  // dispatches, which are so many. Then leave the file out, and do not call end_file().
  Result<std::optional<std::size_t>> begin_file(const std::string& file, const ReadOptions& options = {});
  // Ends the file that begin_file() named. `complete`: it was read without a refusal or a warning.
  void end_file(bool complete);
  // True when there was a committed dispatch of that id.
  Result<bool> remove(std::string_view id);
  // Makes everything since the last commit visible at once, and durable. When there is nothing to commit and no index,
  // it makes an empty index.
  Result<WriterCounts> commit();
  // What was found damaged, used instead or left alone since the last call, in words for people.
  std::vector<std::string> take_notices();

 private:
  class Impl;
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// What an index holds.
struct IndexStats {
  std::size_t dispatches = 0;  // in the last commit
  std::size_t forms = 0;       // distinct exact words
  std::uintmax_t bytes = 0;    // on disk
  int schema_version = 0;      // the version of the layout
  std::string analyzer;        // the fingerprint of the analyzer
  std::string complaint;       // what is damaged in the directory, and what is used instead; empty when all is well
  std::vector<PropertyCount> properties = {};  // that the dispatches have, by name
  // What the topics of words were learnt from, of this index or another: so many dispatches; 0 when there are none.
  // Indexes whose `topics` are equal have the same.
  std::size_t topic_dispatches = 0;
  std::string topics = {};  // 32 hexadecimal digits; empty when there are none
  // How many dispatches each part of the index has (WriterOptions::parts).
  std::vector<std::size_t> parts = {};
};
// Errors: not_found, index_version, corrupt, io.
Result<IndexStats> index_stats(const std::filesystem::path& index);

// A part of an index, and how much room it takes.
struct IndexPart {
  std::string name;          // for people
  std::uintmax_t bytes = 0;  // on disk
};
// How much room the parts of the index take on the disk. "postings and lengths" is the rest of the table that holds
// most of them, with what its blocks leave free. This reads the whole index.
Result<std::vector<IndexPart>> index_parts(const std::filesystem::path& index);

// Verifies every table and record. An error names the first damage found. Damage can crash the database library, so
// this works in a forked process. Do not call it while other threads of this process run: the forked process would wait
// for the locks that they hold.
Status check_index(const std::filesystem::path& index);

// Writes the index anew, as small as possible and in one part. Readers see the old index until the new one is complete.
// `topics_of`: as in WriterOptions. Errors: those of IndexWriter::open().
Status compact_index(const std::filesystem::path& index, double wait_lock_seconds = 0,
                     const std::filesystem::path& topics_of = {});

// Copies the index, as it was last committed, to `target`. That must be a new or empty directory; it is an index only
// once it is complete. Writers may go on. A copy that is overtaken by two commits starts again, and the third attempt
// makes writers wait. Returns the number of dispatches. Errors: invalid_argument when there is something at `target`.
Result<std::size_t> back_up_index(const std::filesystem::path& index, const std::filesystem::path& target);

}  // namespace depeche

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "glass/keys.h"
#include "glass/table_reader.h"

namespace depeche::glass {

struct Posting {
  DocumentId document = 0;
  std::uint32_t occurrences = 0;
};

// Reads the postings of a database, a chunk at a time. Xapian's iterators make four virtual calls for each posting, and
// take three times as long. Not for several threads. Throws as TableReader does.
class PostingReader {
 public:
  // Opens a database of which `revision` is the current one. Nothing when it has changed since, has no postings, or has
  // another block size than ours.
  static std::optional<PostingReader> open(const std::filesystem::path& database, std::uint64_t revision);
  // Of a database whose table of postings this is.
  explicit PostingReader(TableReader postlist) : table_(std::move(postlist)) {}

  // Another reader of the same revision, at the place before the first posting of a term.
  PostingReader started_at(std::string_view term) const;

  // Goes to the place before the first posting of a term. Returns the number of this scan.
  std::uint64_t start(std::string_view term);
  // The scan that next() goes on with: the one that was started last.
  std::uint64_t scan() const { return scan_; }
  // Replaces what was there by the next postings: at least one, ascending, all behind those of the chunks before. False
  // when there are no more.
  bool next(std::vector<Posting>& postings);
  // The same, but it begins with the chunk that has the document, if the term has it: what lies between is not read. It
  // may give a chunk again that was given, and never one before that.
  bool skip_to(DocumentId document, std::vector<Posting>& postings);

 private:
  bool decode(std::vector<Posting>& postings);

  TableReader table_;
  std::string term_;
  std::string first_key_;
  enum class State { before, within, behind } state_ = State::behind;
  std::uint64_t scan_ = 0;
  DocumentId last_ = 0;  // document of the scan so far
};

}  // namespace depeche::glass

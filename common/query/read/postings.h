#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "glass/posting_reader.h"
#include "query/read/document_set.h"

namespace depeche::query {

// Where the postings of one database are read. Not for several threads.
struct Postings {
  const Xapian::Database& database;
  glass::PostingReader* reader = nullptr;  // null: by Xapian
  base::Deadline deadline = {};            // looked at for each chunk
};

// The postings of a term, many at a time; for "", all documents. They are read by the reader or, without one, by
// Xapian.
class PostingChunks {
 public:
  // Nothing else may start a scan with the reader meanwhile. Throws as Xapian does.
  PostingChunks(const Postings& postings, const std::string& term);

  // The next postings, in place of what was there: at least one, ascending, all behind those of the chunks before.
  // False when there are no more. Throws as Xapian does, and base::DeadlinePassed.
  bool next(std::vector<glass::Posting>& chunk);

 private:
  bool read(std::vector<glass::Posting>& chunk);
  bool follows(const std::vector<glass::Posting>& chunk) const;

  base::Deadline deadline_;
  glass::PostingReader* reader_;
  std::uint64_t scan_ = 0;  // of the reader
  Xapian::PostingIterator posting_;
  Xapian::docid last_ = 0;  // document of the chunks so far
};

// The postings of a term, of one range of documents after another. With a reader it has one of its own, so that there
// may be several. As long as nothing was taken, copies of it may be used by other threads; without a reader, one copy.
class PostingCursor {
 public:
  // Throws as Xapian does.
  PostingCursor(const Postings& postings, const std::string& term);

  // The next postings of documents from `begin` on and before `end`, ascending; none when there are no more. They are
  // valid until the next call. It goes only forward: what is before `begin`, or was returned, does not come again.
  // Throws as Xapian does, and base::DeadlinePassed.
  std::span<const glass::Posting> take(Xapian::docid begin, Xapian::docid end);

 private:
  std::size_t first_from(Xapian::docid document) const;
  bool load(Xapian::docid begin);
  bool is_far(Xapian::docid begin) const;

  base::Deadline deadline_;
  std::optional<glass::PostingReader> reader_;
  Xapian::PostingIterator posting_;
  std::vector<glass::Posting> chunk_;
  std::size_t at_ = 0;
  Xapian::docid next_ = 1;  // the first document that was not returned or passed over
  bool has_skipped_ = false;
};

// Documents with all of `terms`, in order.
DocumentList intersect(const Postings& postings, std::vector<std::string> terms);
// Those of the documents that have all of `terms`.
DocumentList those_with_all(const Postings& postings, std::vector<std::string> terms, DocumentList documents);
// Documents with any of `terms`, in order.
DocumentList unite(const Postings& postings, const std::vector<std::string>& terms);

}  // namespace depeche::query

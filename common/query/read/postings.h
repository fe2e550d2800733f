#pragma once

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

// Documents with all of `terms`, in order.
DocumentList intersect(const Postings& postings, std::vector<std::string> terms);
// Documents with any of `terms`, in order.
DocumentList unite(const Postings& postings, const std::vector<std::string>& terms);

}  // namespace depeche::query

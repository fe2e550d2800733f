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

// The postings of a term, or of "" all documents, many at a time: by the reader, or where there is none by Xapian.
class PostingChunks {
 public:
  // Nothing else may read with the reader meanwhile. Throws as Xapian does.
  PostingChunks(const Postings& postings, const std::string& term);

  // The next postings, in place of what was there; false when there are no more. Throws as Xapian does, and
  // base::DeadlinePassed.
  bool next(std::vector<glass::Posting>& chunk);

 private:
  base::Deadline deadline_;
  glass::PostingReader* reader_;
  Xapian::PostingIterator posting_;
};

// Documents with all of `terms`, in order.
DocumentList intersect(const Postings& postings, std::vector<std::string> terms);
// Documents with any of `terms`, in order.
DocumentList unite(const Postings& postings, const std::vector<std::string>& terms);

}  // namespace depeche::query

#pragma once

#include <string>
#include <vector>

#include "base/xapian.h"
#include "glass/posting_reader.h"

namespace depeche::search {

// The postings of a term of one database, many at a time: by the reader, or where there is none by Xapian.
class PostingChunks {
 public:
  // `reader` may be null; nothing else may read with it meanwhile.
  PostingChunks(glass::PostingReader* reader, const Xapian::Database& database, const std::string& term)
      : reader_(reader) {
    if (reader_ != nullptr)
      reader_->start(term);
    else
      posting_ = database.postlist_begin(term);
  }

  // The next postings, in place of what was there; false when there are no more. Throws as Xapian does.
  bool next(std::vector<glass::Posting>& chunk) {
    constexpr std::size_t kChunk = 1000;
    if (reader_ != nullptr) return reader_->next(chunk);
    chunk.clear();
    for (; posting_ != Xapian::PostingIterator() && chunk.size() < kChunk; ++posting_)
      chunk.push_back({*posting_, posting_.get_wdf()});
    return !chunk.empty();
  }

 private:
  glass::PostingReader* reader_;
  Xapian::PostingIterator posting_;
};

}  // namespace depeche::search

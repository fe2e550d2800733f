#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/read/postings.h"
#include "query/read/term_counts.h"
#include "schema/part_database.h"
#include "schema/stream_file.h"
#include "schema/terms.h"

namespace depeche::query {

// A view of open indexes, which must outlive it.
struct Indexes {
  const Xapian::Database& all;  // as one
  const std::vector<schema::PartDatabase>& parts;
  const std::vector<schema::StreamFile>& streams;             // of each part
  std::vector<std::optional<glass::PostingReader>>& readers;  // of each part; none where Xapian must read
  TermCounts& counts;                                         // of all
  base::Deadline deadline = {};                               // of the search under way
  bool are_remote = false;                                    // other processes have the streams

  Postings postings(std::size_t part) const {
    return {parts[part], readers[part].has_value() ? &*readers[part] : nullptr, deadline};
  }
  Xapian::doccount documents() const { return counts.documents(all); }
  Xapian::doccount documents_with(const std::string& term) const { return counts.of(term, all); }
  // Whether there are dispatches in another language than French.
  bool has_foreign() const { return documents_with(std::string(schema::kForeignMark)) > 0; }
};

}  // namespace depeche::query

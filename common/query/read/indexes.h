#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/read/postings.h"
#include "query/read/term_counts.h"
#include "schema/stream_file.h"

namespace depeche::query {

class StreamFinder;
using Finders = std::vector<std::shared_ptr<const StreamFinder>>;

// Some open indexes, which must outlive it.
struct Indexes {
  const Xapian::Database& all;  // as one
  const std::vector<Xapian::Database>& parts;
  const std::vector<schema::StreamFile>& streams;             // of each part
  std::vector<std::optional<glass::PostingReader>>& readers;  // of each part; none where Xapian must read
  TermCounts& counts;                                         // of all
  // Not null: a query is not to be run, but to become a condition for documents that are still to come (condition.h).
  // What only streams can tell is noted here, any term may be there, and patterns are not expanded.
  Finders* noted = nullptr;
  base::Deadline deadline = {};  // of the search under way

  Postings postings(std::size_t part) const {
    return {parts[part], readers[part].has_value() ? &*readers[part] : nullptr, deadline};
  }
  Xapian::doccount documents_with(const std::string& term) const { return noted != nullptr ? 1 : counts.of(term, all); }
  const std::vector<Xapian::Database>& dictionaries() const {
    static const std::vector<Xapian::Database> kNone;
    return noted != nullptr ? kNone : parts;
  }
};

}  // namespace depeche::query

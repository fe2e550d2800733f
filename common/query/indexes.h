#pragma once

#include <vector>

#include "base/xapian.h"
#include "query/term_counts.h"
#include "schema/stream_file.h"

namespace depeche::query {

// Some open indexes, which must outlive it.
struct Indexes {
  const Xapian::Database& all;  // as one
  const std::vector<Xapian::Database>& parts;
  const std::vector<schema::StreamFile>& streams;  // of each part
  TermCounts& counts;                              // of all

  Xapian::doccount documents_with(const std::string& term) const { return counts.of(term, all); }
};

}  // namespace depeche::query

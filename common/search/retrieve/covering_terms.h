#pragma once

#include "base/xapian.h"
#include "query/read/indexes.h"

namespace depeche::search {

// What Xapian 1.4 can run instead of `query`: it has the same matches, and the same weights when it is `ranked` by a
// weighting that looks at occurrences. When nobody asks how often a term occurs and all documents have it, Xapian reads
// the list of all documents in place of its postings, but under the term's name. Where numbers are missing between the
// documents, as after an update, the step from one chunk of that list to the next fails with "Unexpected end of posting
// list". Here such a term becomes all documents, or something that reads its postings. The query must run on all of the
// indexes. Throws as Xapian does.
Xapian::Query without_covering_terms(const Xapian::Query& query, bool ranked, const query::Indexes& indexes);

// Lets a process run such queries for others.
void register_term_sources(Xapian::Registry& registry);

}  // namespace depeche::search

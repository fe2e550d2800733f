#pragma once

#include "base/xapian.h"
#include "query/read/indexes.h"

namespace depeche::search {

// What Xapian 1.4 can run instead of `query`: the same matches, and when it is `ranked`, by a weighting that looks at
// occurrences, the same weights. Where nobody asks how often a term occurs, Xapian reads the list of all documents in
// place of the postings of a term that all of them have, but under the term's name: when numbers are missing between
// the documents, as after an update, a step from one chunk of that list to the next ends with "Unexpected end of
// posting list". Here such a term becomes all documents, or what reads its postings. Throws as Xapian does.
// The query must run on all of the indexes.
Xapian::Query without_covering_terms(const Xapian::Query& query, bool ranked, const query::Indexes& indexes);

}  // namespace depeche::search

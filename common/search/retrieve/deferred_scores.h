#pragma once

#include <span>

#include "search/retrieve/best_matches.h"
#include "search/retrieve/part_query.h"
#include "search/retrieve/slice.h"

namespace depeche::search {

// Counts the deferred scores of one part, when all other scores are added up. Then they can lift only few documents
// among the best, and only their streams are read: tens of thousands have the words of « La République en marche », and
// some hundreds are looked at. Hands documents over to `best`: with such a score, or with what they have in the
// `ranges` of the part, which follow each other, when that is `least` or more, which is what the best have without
// them. Returns whether these are all documents with all of their weight; if not, the others cannot be among the best.
// Throws as Xapian does, and base::DeadlinePassed.
bool add_deferred(const PartQuery& part, std::span<const SliceMatches> ranges, float least, BestMatches& best);

}  // namespace depeche::search

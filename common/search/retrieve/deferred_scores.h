#pragma once

#include <cstddef>
#include <vector>

#include "search/retrieve/best_matches.h"
#include "search/retrieve/part_query.h"
#include "search/retrieve/slice.h"

namespace depeche::search {

// Counts the deferred scores of one part, when all other scores are added up. Then they can lift only few documents
// among the best, and only their streams are read: tens of thousands have the words of « La République en marche », and
// some hundreds are looked at. Hands the documents of `matches` over to `best` with them, and those that have nothing
// else. `least`: what the best have at least without them. Returns whether these are all documents with all of their
// weight; if not, the others cannot be among the best. Throws as Xapian does, and base::DeadlinePassed.
bool add_deferred(const PartQuery& part, const SliceMatches& matches, float least, BestMatches& best);

}  // namespace depeche::search

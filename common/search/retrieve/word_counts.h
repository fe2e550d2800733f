#pragma once

#include "depeche/search.h"
#include "query/language/tree.h"
#include "query/plan/compiled.h"
#include "search/retrieve/retrieval.h"
#include "search/session/session.h"

namespace depeche::search {

// Fills in how many matches have every word, and how many have some; the total is known. Throws as Xapian does, and
// base::DeadlinePassed.
void count_words(const query::Node& tree, const SearchRequest& request, const query::Compiled& compiled,
                 const Retrieved& retrieved, Session& session, SearchResults& results);

}  // namespace depeche::search

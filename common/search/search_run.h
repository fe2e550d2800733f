#pragma once

#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

// One search, from query text to results. Throws as Xapian does.
Result<SearchResults> run_search(const SearchRequest& request, Session& session);

}  // namespace depeche::search

#pragma once

#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

// One search, from query text to results. Throws as Xapian does.
Result<SearchResults> run_search(const SearchRequest& request, Session& session);
// The tree, the words with what the archive knows of them, the terms that retrieve, and the plan.
Result<std::string> explain_search(const SearchRequest& request, Session& session);

}  // namespace depeche::search

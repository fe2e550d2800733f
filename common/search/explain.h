#pragma once

#include <string>

#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

// How a query is understood, for people: the tree, the words with what the archive knows of them, the terms that
// retrieve, and the plan. Throws as Xapian does.
Result<std::string> explain_search(const SearchRequest& request, Session& session);

}  // namespace depeche::search

#pragma once

#include "depeche/search.h"
#include "query/language/tree.h"
#include "search/session/session.h"

namespace depeche::search {

// The tree of a request's query. With SearchRequest::like_id or like_text, the significant terms of that text rank,
// what was typed must match, and the dispatch itself is excluded. Throws as Xapian does.
Result<query::Node> tree_of(const SearchRequest& request, Session& session);

}  // namespace depeche::search

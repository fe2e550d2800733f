#pragma once

#include "depeche/search.h"
#include "query/language/tree.h"
#include "search/session/session.h"

namespace depeche::search {

// The tree of a request's query; with SearchRequest::like_id or like_text the significant terms of that text rank, what
// was typed must match, and the dispatch itself is excluded. Throws as Xapian does.
//
// Errors: those of the query, and of names that nobody has (`check_names`); alerts that are compiled anew ask for names
// that may come again.
enum class AskedNames { must_exist, may_come };
Result<query::Node> tree_of(const SearchRequest& request, Session& session, AskedNames names = AskedNames::must_exist);

}  // namespace depeche::search

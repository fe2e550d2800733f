#pragma once

#include <vector>

#include "depeche/search.h"
#include "query/language/tree.h"
#include "search/session/session.h"

namespace depeche::search {

// The values of sources, places, properties and other filters of the request and its query that no dispatch has, also
// under another name that aliases give them; each with those that there are. What is excluded is not looked at.
// Throws as Xapian does.
std::vector<UnknownValue> unknown_values(const query::Node& tree, const SearchRequest& request, Session& session);

// Whether some name has several values, of which one may be unknown although dispatches were found.
bool filters_by_several_values(const query::Node& tree, const SearchRequest& request);

// Those of the values that someone who typed `value` may have meant, the nearest first: spelt nearly alike as a whole
// or in a word, the beginning of it or more of it, its acronym or what it is the acronym of. At most three.
std::vector<std::string> nearest_values(std::string_view typed, const std::vector<FacetValue>& values);

}  // namespace depeche::search

#pragma once

#include <vector>

#include "depeche/search.h"
#include "query/language/tree.h"
#include "search/session/session.h"

namespace depeche::search {

// How many dispatches would match without each filter of the request and its query: by dates, by mentioned days, by the
// values of a name, by usability. Where even that is none, also how many would match without any filter, when the query
// says something beside them. What is excluded stays excluded. For a search that found nothing. Throws as Xapian does.
std::vector<WithoutFilter> totals_without_filters(const query::Node& tree, const SearchRequest& request,
                                                  Session& session);

}  // namespace depeche::search

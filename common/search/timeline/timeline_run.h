#pragma once

#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

// The matches of a request by their dates. What the request says of sorting and printing hits does not count. Throws as
// Xapian does.
Result<Timeline> run_timeline(const SearchRequest& request, TimelineMeasure measure, Session& session);

}  // namespace depeche::search

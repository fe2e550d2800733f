#pragma once

#include "depeche/search.h"
#include "query/language/tree.h"
#include "search/relax/asked.h"
#include "search/session/session.h"

namespace depeche::search {

// What is said where a search finds less than its words promise. Both read the totals of `results` and add to them;
// `typed` is the query as it was typed, `asked` the search as it is run. Both throw as Xapian does, and
// base::DeadlinePassed.

// The words that no dispatch has and, with SearchRequest::suggest, another spelling of the query that finds something.
void advise_on_words(const query::Node& typed, const SearchRequest& request, const Asked& asked, Session& session,
                     SearchResults& results);

// The values of filters that no dispatch has; for a search that found nothing also how many dispatches would match
// without each filter, and the years of the archive when the asked ones lie beside them.
void advise_on_filters(const query::Node& typed, const SearchRequest& request, const Asked& asked, Session& session,
                       SearchResults& results);

}  // namespace depeche::search

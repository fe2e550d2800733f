#pragma once

#include <string>
#include <vector>

#include "query/plan/compiled.h"
#include "search/session/match.h"
#include "search/session/session.h"

namespace depeche::search {

// Pseudo relevance feedback, in the manner of RM3: what the first ten matches talk of joins the query's words, weakly.
// Retrieval and ranking change, what matches does not. Returns the words that were added; none without matches or
// words to begin with. Throws as Xapian does.
std::vector<std::string> add_feedback(const std::vector<Match>& ranked, query::Compiled& compiled,
                                      const Session& session);

}  // namespace depeche::search

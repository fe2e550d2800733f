#pragma once

#include <string>
#include <vector>

#include "query/plan/compiled.h"
#include "search/session/match.h"
#include "search/session/session.h"

namespace depeche::search {

// Pseudo relevance feedback, in the manner of RM3: what the first ten matches talk about is added to the query's words
// with small weights. Retrieval and ranking change; what matches does not. Returns the words that were added. Without
// matches, or without words to begin with, there are none. Throws as Xapian does.
std::vector<std::string> add_feedback(const std::vector<Match>& ranked, query::Compiled& compiled,
                                      const Session& session);

}  // namespace depeche::search

#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// The words that most set `documents` apart from `others`: by the log-likelihood ratio (Dunning, "Accurate Methods for
// the Statistics of Surprise and Coincidence", 1993) of how many stories of `documents`, and how many of `others`, have
// the stem, only where `documents` have more. What versions of one story repeat counts once. At most `count`, best
// first, in their usual forms; none of `excluded_stems`. Of many documents an evenly spread sample is read. Throws as
// Xapian does.
std::vector<std::string> distinguishing_words(const std::vector<Xapian::docid>& documents,
                                              const std::vector<Xapian::docid>& others,
                                              const std::set<std::string>& excluded_stems, std::size_t count,
                                              const Session& session);

}  // namespace depeche::search

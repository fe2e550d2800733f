#pragma once

// Early: how soon a candidate comes to the words of the query. What tells the candidates of a query apart is a word
// that few of them have, so a word counts by how rare it is among them, not in the archive.

#include <vector>

#include "search/rank/features.h"

namespace depeche::search {

// The feature of each candidate: of each word, its share times log((n + 1) / (m + 0.5)) times the logarithm of one more
// than its first place, less than nothing. m of the n candidates have the word. `places`: of each candidate.
std::vector<double> early(const std::vector<WordStatistics>& words, const std::vector<FirstPlaces>& places);

}  // namespace depeche::search

#pragma once

#include <functional>
#include <vector>

#include "search/present/versions.h"
#include "search/session/match.h"

namespace depeche::search {

// One match for each chain of versions, in the order of the best of each.
struct Folded {
  std::vector<Match> matches;
  std::vector<std::vector<Xapian::docid>> others;  // of each match: the rest of its chain, the latest first
};

enum class Shown { latest, earliest };

// Which of some documents match the query. It is asked about versions that are not among the matches at hand.
using OtherMatches = std::function<std::vector<Xapian::docid>(const std::vector<Xapian::docid>&)>;

// Folds the front of `matches` into at most `count` chains. A chain is shown by the latest or the earliest of all
// versions that match, with the weight of its best. There are fewer than `count` when the matches are used up.
Folded fold(const std::vector<Match>& matches, std::size_t count, Shown shown, VersionFinder& finder,
            const OtherMatches& others);

}  // namespace depeche::search

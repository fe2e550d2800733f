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
  std::vector<Xapian::docid> places;  // of each match: the version that decides where the chain stands by date
};

enum class Shown { latest, earliest };

// Which of some documents match the query. It is asked about versions that are not among the matches at hand.
using OtherMatches = std::function<std::vector<Xapian::docid>(const std::vector<Xapian::docid>&)>;

// Whether a document comes before another one in an order by date; empty in others.
using ComesBefore = std::function<bool(Xapian::docid, Xapian::docid)>;

// Folds the front of `matches` into at most `count` chains. A chain is shown by the latest or the earliest of all
// versions that match, with the weight of its best. There are fewer than `count` when the matches are used up. A
// chain's place is that of its first version that matches: of those of one moment, another one may be shown, since the
// latest is the one that came last.
Folded fold(const std::vector<Match>& matches, std::size_t count, Shown shown, VersionFinder& finder,
            const OtherMatches& others, const ComesBefore& comes_before);

}  // namespace depeche::search

#pragma once

#include <vector>

#include "query/plan/compiled.h"
#include "search/rank/feature_switches.h"
#include "search/rank/named_days.h"
#include "search/session/match.h"
#include "search/session/session.h"

namespace depeche::search {

// How many matches of the first stage are scored anew; 50 would lose at most 0.003 of nDCG@10.
inline constexpr std::size_t kRescoringDepth = 100;

// What counts in the second stage beside the compiled query.
struct Scoring {
  FeatureSwitches switches;
  NamedDays days;
};

// What the weight of a rescored match is made of.
struct RankedFeatures {
  Xapian::docid id = 0;
  Features features{};
};

// How many words were typed, not added. The weights of features depend on this number.
std::size_t typed_words(const std::vector<query::ScoredWord>& words);

// The second stage: gives the first kRescoringDepth matches a weight from all words of the query, read in the forward
// streams, and sorts them. Later matches stay behind them in their order. Returns what was counted of those that it
// scored, in no order. Throws as Xapian does.
std::vector<RankedFeatures> rescore(std::vector<Match>& matches, const query::Compiled& compiled,
                                    const Scoring& scoring, Session& session);

// Sorts the first kRescoringDepth matches by weight. Later matches weigh no more than they.
void sort_rescored(std::vector<Match>& matches);

}  // namespace depeche::search

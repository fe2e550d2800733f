#pragma once

#include <vector>

#include "search/rank/features.h"

namespace depeche::search {

// The score of the mean candidate.
inline constexpr double kMeanScore = 10;

// The scores of the candidates of one query, given what was counted of each and the weights of features. Each feature
// counts in units of how much it differs between these candidates, from their mean: what it says of one document tells
// only beside what it says of the others, and a feature that all have alike says nothing. A difference of scores is a
// difference of the logarithms of how likely the documents are to be what was looked for. All scores are above 0.
//
// Few candidates, which happen to be alike, say little of how much is usual: the spread that the feature has in other
// queries (FeatureRow::spread) counts as much as ten of them. Features that are nats (days) are taken as they are.
std::vector<double> standardised_scores(const std::vector<const Features*>& candidates, const Features& weights);

}  // namespace depeche::search

#include "search/rank/standardising.h"

#include <algorithm>
#include <cmath>

#include "search/rank/feature_table.h"

namespace depeche::search {
namespace {

// The candidates that the usual spread counts for.
constexpr double kUsual = 10;

// What the words that some candidate has are worth: features are multiples of it, and spreads are shares of it.
double worth_of(const std::vector<const Features*>& candidates) {
  double worth = 0;
  for (const Features* const candidate : candidates) worth = std::max(worth, (*candidate)[kCoverage]);
  return worth > 0 ? worth : 1;
}

// Recency multiplies scores. What lies far below the mean stays in its order.
double above_zero(double score) { return score < 1 ? std::exp(score - 1) : score; }

}  // namespace

std::vector<double> standardised_scores(const std::vector<const Features*>& candidates, const Features& weights) {
  std::vector<double> scores(candidates.size(), kMeanScore);
  const auto count = static_cast<double>(candidates.size());
  const double worth = worth_of(candidates);
  for (const FeatureRow& row : kFeatures) {
    if (weights[row.feature] == 0) continue;
    double mean = 0;
    for (const Features* const candidate : candidates) mean += (*candidate)[row.feature] / count;
    double squares = 0;
    for (const Features* const candidate : candidates) squares += std::pow((*candidate)[row.feature] - mean, 2);
    const double usual = row.spread * worth;
    const double spread = std::sqrt((squares + kUsual * usual * usual) / (count + kUsual));
    const double weight = row.is_nats() ? weights[row.feature] / worth : weights[row.feature] / spread;
    for (std::size_t i = 0; i < candidates.size(); ++i) scores[i] += weight * ((*candidates[i])[row.feature] - mean);
  }
  for (double& score : scores) score = above_zero(score);
  return scores;
}

}  // namespace depeche::search

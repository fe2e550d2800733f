#pragma once

#include "search/features.h"

namespace depeche::search {

// Learnt by scripts/learn from queries of five kinds: headlines and leads that look for their story (OrangeSum),
// questions (AfriQA), typed keywords (CDTN), and those of corpus/.

// The weight of a feature in the sum that ranks: for a query of one word, and what each doubling of the query's number
// of words adds.
struct Weight {
  double one_word = 0;
  double per_doubling = 0;
};

inline constexpr std::array<Weight, kFeatureCount> kWeights{{
    {1.000, 0.655},    // stem-in-text
    {0.333, 0.167},    // stem-in-title
    {0.418, 0.345},    // form-in-text
    {0.433, 0.260},    // form-in-title
    {0.123, 0.468},    // exact-form
    {0.383, 0.024},    // best-passage
    {0.776, 0.667},    // coverage
    {0.787, -0.110},   // pairs
    {0.937, 0.179},    // lead
    {0.838, 0.391},    // title-covered
    {-0.053, -0.057},  // length
}};

}  // namespace depeche::search

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
    {1.000, 0.769},   // stem-in-text
    {0.629, 0.150},   // stem-in-title
    {0.737, 0.287},   // form-in-text
    {0.693, 0.158},   // form-in-title
    {0.042, 0.524},   // exact-form
    {0.489, 0.070},   // best-passage
    {0.204, 0.816},   // coverage
    {0.151, 0.178},   // pairs
    {0.018, -0.050},  // near
    {0.250, 0.442},   // lead
    {0.263, 0.563},   // title-covered
    {0.050, -0.107},  // length
}};

}  // namespace depeche::search

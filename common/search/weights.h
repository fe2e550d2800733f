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
    {0.644, 0.305},    // stem-in-text
    {0.090, 0.050},    // stem-in-title
    {0.244, 0.207},    // form-in-text
    {0.426, 0.098},    // form-in-title
    {0.264, 0.234},    // exact-form
    {0.149, 0.071},    // best-passage
    {0.867, 0.298},    // coverage
    {0.350, -0.024},   // pairs
    {0.656, 0.079},    // lead
    {1.000, 0.068},    // title-covered
    {-0.061, -0.021},  // length
    {0.807, 0.103},    // topic
    {0.448, -0.017},   // days
}};

}  // namespace depeche::search

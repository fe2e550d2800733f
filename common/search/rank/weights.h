#pragma once

#include "search/rank/features.h"

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
    {0.641, 0.305},    // stem-in-text
    {0.090, 0.049},    // stem-in-title
    {0.243, 0.208},    // form-in-text
    {0.429, 0.098},    // form-in-title
    {0.265, 0.235},    // exact-form
    {0.148, 0.072},    // best-passage
    {0.865, 0.299},    // coverage
    {0.345, -0.022},   // pairs
    {0.655, 0.080},    // lead
    {1.000, 0.068},    // title-covered
    {-0.062, -0.021},  // length
    {0.811, 0.104},    // topic
    {0.446, -0.017},   // days
}};

}  // namespace depeche::search

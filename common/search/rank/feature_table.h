#pragma once

// The table of features: their names, their weights in the sum that ranks, and what they count.

#include <array>
#include <cstddef>
#include <string_view>

#include "search/rank/features.h"

namespace depeche::search {

struct FeatureRow {
  Feature feature;
  std::string_view name;
  // The weight for a query of one word, and what each doubling of the query's number of words adds. Learnt by
  // scripts/learn, which writes them here, from queries of five kinds: headlines and leads that look for their story
  // (OrangeSum), questions (AfriQA), typed keywords (CDTN), and those of corpus/.
  double one_word;
  double per_doubling;
};

inline constexpr std::array<FeatureRow, kFeatureCount> kFeatures{{
    // BM25 of the stems, in each field with frequencies of its own.
    {kStemInText, "stem-in-text", 0.641, 0.305},
    {kStemInTitle, "stem-in-title", 0.090, 0.049},
    // BM25 of the exact words; accents and case do not count.
    {kFormInText, "form-in-text", 0.243, 0.208},
    {kFormInTitle, "form-in-title", 0.429, 0.098},
    // The idf of the words with accents and capitals as typed.
    {kExactForm, "exact-form", 0.265, 0.235},
    // The idf of the distinct words within kPassageWords.
    {kBestPassage, "best-passage", 0.148, 0.072},
    // The idf of the distinct words anywhere.
    {kCoverage, "coverage", 0.865, 0.299},
    // BM25 of neighbours in the query that follow each other within kPairWords.
    {kPairs, "pairs", 0.345, -0.022},
    // The idf of the distinct words of the title and the first kLeadWords of the text.
    {kLead, "lead", 0.655, 0.080},
    // The share of the title's words that the query has, times the query's idf.
    {kTitleCovered, "title-covered", 1.000, 0.068},
    // The logarithm of the text's length over the mean, times the query's idf.
    {kLength, "length", -0.062, -0.021},
    // The cosine of what query and document are about (schema/topic_space.h), times the query's idf.
    {kTopic, "topic", 0.811, 0.104},
    // How the days that the query names agree with the document's (named_days.h), times the query's idf.
    {kDays, "days", 0.446, -0.017},
}};

constexpr bool is_in_order(const std::array<FeatureRow, kFeatureCount>& rows) {
  for (std::size_t f = 0; f < kFeatureCount; ++f)
    if (rows[f].feature != f) return false;
  return true;
}
static_assert(is_in_order(kFeatures), "a row stands at the place of its feature");

inline constexpr auto kFeatureNames = [] {
  std::array<std::string_view, kFeatureCount> names;
  for (std::size_t f = 0; f < kFeatureCount; ++f) names[f] = kFeatures[f].name;
  return names;
}();

}  // namespace depeche::search

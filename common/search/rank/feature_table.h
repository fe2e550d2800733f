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
  // The weight for a query of one word, and what each doubling of the query's number of words adds, of a feature in
  // units of how much it differs between candidates (standardising.h); and how much that is in most queries, as a share
  // of what the query's words are worth. Learnt by scripts/learn, which writes them here, from queries of five kinds:
  // headlines and leads that look for their story (OrangeSum), questions (AfriQA), typed keywords (CDTN), and those of
  // corpus/.
  double one_word;
  double per_doubling;
  double spread;

  // Whether its unit is the one of scores: then it is no unit of its own.
  constexpr bool is_nats() const { return feature == kDays; }
};

inline constexpr std::array<FeatureRow, kFeatureCount> kFeatures{{
    // BM25 of the stems, in each field with frequencies of its own.
    {kStemInText, "stem-in-text", 0.318, 0.027, 0.2395},
    {kStemInTitle, "stem-in-title", -0.034, -0.005, 0.2932},
    // BM25 of the exact words; accents and case do not count.
    {kFormInText, "form-in-text", 0.167, 0.020, 0.2950},
    {kFormInTitle, "form-in-title", 0.078, 0.002, 0.1897},
    // The idf of the words with accents and capitals as typed.
    {kExactForm, "exact-form", 0.194, 0.017, 0.2346},
    // The idf of the distinct words within kPassageWords.
    {kBestPassage, "best-passage", 0.041, -0.001, 0.1565},
    // The idf of the distinct words anywhere.
    {kCoverage, "coverage", 0.241, 0.017, 0.1840},
    // BM25 of neighbours in the query that follow each other within kPairWords.
    {kPairs, "pairs", 0.116, -0.006, 0.1409},
    // The idf of the distinct words of the title and the first kLeadWords of the text.
    {kLead, "lead", 0.060, -0.005, 0.2169},
    // Of each word, its idf times less the logarithm of one more than the place in the text where it stands first: 0 in
    // the title, kLatePlace where it is lacking.
    {kEarly, "early", 0.273, 0.015, 0.9472},
    // The share of the title's words that the query has, times the query's idf.
    {kTitleCovered, "title-covered", 0.325, 0.004, 0.1925},
    // The logarithm of the text's length over the mean, times the query's idf.
    {kLength, "length", -0.062, -0.005, 0.9811},
    // The cosine of what query and document are about (schema/topic_space.h), times the query's idf.
    {kTopic, "topic", 0.339, 0.011, 0.2377},
    // How near the words that are lacking come to others of the document (kin.h).
    {kKin, "kin", 0.169, -0.006, 0.0536},
    // How the days that the query names agree with the document's (named_days.h), times the query's idf.
    {kDays, "days", 0.724, -0.012, 1.3080},
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

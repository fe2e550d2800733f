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
    {kStemInText, "stem-in-text", 0.338, 0.025, 0.2395},
    {kStemInTitle, "stem-in-title", 0.013, -0.007, 0.2932},
    // BM25 of the exact words; accents and case do not count.
    {kFormInText, "form-in-text", 0.181, 0.018, 0.2950},
    {kFormInTitle, "form-in-title", 0.061, -0.005, 0.1897},
    // The idf of the words with accents and capitals as typed.
    {kExactForm, "exact-form", 0.171, 0.014, 0.2346},
    // The idf of the distinct words within kPassageWords.
    {kBestPassage, "best-passage", 0.029, -0.002, 0.1565},
    // The idf of the distinct words anywhere.
    {kCoverage, "coverage", 0.174, 0.012, 0.1840},
    // The idf of the distinct words anywhere, as far as the archive writes them as names: twice the share of the
    // dispatches that write the form only so, less one.
    {kNames, "names", 0.269, 0.002, 0.1276},
    // BM25 of neighbours in the query that follow each other within kPairWords.
    {kPairs, "pairs", 0.130, -0.007, 0.1409},
    // The idf of the distinct words of the title and the first kLeadWords of the text.
    {kLead, "lead", 0.080, -0.004, 0.2169},
    // How soon the words come that few of the candidates have (early.h).
    {kEarly, "early", 0.258, 0.023, 0.2976},
    // The share of the title's words that the query has, times the query's idf.
    {kTitleCovered, "title-covered", 0.322, 0.001, 0.1925},
    // The logarithm of the text's length over the mean, times the query's idf.
    {kLength, "length", 0.058, -0.001, 0.9811},
    // The logarithm of how varied the words are (schema/word_variety.h), times the query's idf.
    {kVariety, "variety", 0.266, 0.004, 0.3225},
    // The cosine of what query and document are about (schema/topic_space.h), times the query's idf.
    {kTopic, "topic", 0.361, 0.012, 0.2377},
    // How near the words that are lacking come to others of the document (kin.h).
    {kKin, "kin", 0.168, -0.006, 0.0537},
    // How the days that the query names agree with the document's (named_days.h), times the query's idf.
    {kDays, "days", 0.718, -0.013, 1.3083},
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

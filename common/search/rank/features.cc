#include "search/rank/features.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "schema/bm25.h"

namespace depeche::search {
namespace {

using schema::kB;
using schema::kK1;

double bm25(double idf, double frequency, double length, double mean_length) {
  if (frequency == 0) return 0;
  return idf * frequency * (kK1 + 1) / (frequency + kK1 * (1 - kB + kB * length / mean_length));
}

// So that a document without words has a logarithm.
constexpr double kLeastVariety = 0.001;

}  // namespace

FeatureReader::FeatureReader(std::vector<WordStatistics> words, const CollectionStatistics& collection)
    : words_(std::move(words)), collection_(collection), counts_(words_.size()), in_window_(words_.size()) {
  for (const WordStatistics& word : words_) query_idf_ += word.idf;
}

Features FeatureReader::read(const Occurrences& found, const DocumentSignals& signals) {
  count(found);
  Features features{};
  const auto in_text = [&](double idf, double n) {
    return bm25(idf, n, found.text_words, collection_.mean_text_words);
  };
  const auto in_title = [&](double idf, double n) {
    return bm25(idf, n, found.title_words, collection_.mean_title_words);
  };
  double words_in_title = 0;
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const WordStatistics& word = words_[w];
    const Counts& count = counts_[w];
    features[kStemInText] += in_text(word.text_idf, count.stem_in_text);
    features[kStemInTitle] += in_title(word.title_idf, count.stem_in_title);
    features[kFormInText] += in_text(word.form_idf, count.form_in_text);
    features[kFormInTitle] += in_title(word.form_idf, count.form_in_title);
    if (count.exact) features[kExactForm] += word.form_idf;
    if (count.first_place != kNoPlace) {
      features[kCoverage] += word.idf;
      features[kNames] += word.name_idf;
    }
    if (count.in_lead) features[kLead] += word.idf;
    if (count.stem_in_title > 0 && !word.is_weak()) ++words_in_title;
    if (w + 1 == words_.size() || words_[w + 1].is_weak()) continue;
    features[kPairs] += in_text((word.idf + words_[w + 1].idf) / 2, count.pairs);
  }
  features[kBestPassage] = best_passage(found);
  features[kTitleCovered] = query_idf_ * std::min(1.0, words_in_title / std::max<double>(1, found.title_words));
  features[kLength] = query_idf_ * std::log((1 + found.text_words) / (1 + collection_.mean_text_words));
  features[kVariety] = query_idf_ * std::log(signals.variety + kLeastVariety);
  features[kTopic] = query_idf_ * signals.topic;
  features[kDays] = query_idf_ * signals.days;
  return features;
}

FirstPlaces FeatureReader::first_places() const {
  FirstPlaces places;
  places.reserve(counts_.size());
  for (const Counts& count : counts_) places.push_back(count.first_place);
  return places;
}

void FeatureReader::count(const Occurrences& found) {
  std::fill(counts_.begin(), counts_.end(), Counts{});
  for (const Occurrence& occurrence : found.list) {
    Counts& count = counts_[occurrence.word];
    const std::uint32_t place = occurrence.in_title ? 0 : occurrence.position - found.text_begin;
    count.first_place =
        std::min(count.first_place, static_cast<FirstPlace>(std::min<std::uint32_t>(place, kLatePlace)));
    ++(occurrence.in_title ? count.stem_in_title : count.stem_in_text);
    if (occurrence.closeness >= query::Closeness::folded)
      ++(occurrence.in_title ? count.form_in_title : count.form_in_text);
    count.exact = count.exact || occurrence.closeness == query::Closeness::exact;
    count.in_lead = count.in_lead || occurrence.position <= found.text_begin + kLeadWords;
    if (occurrence.word > 0) {
      Counts& before = counts_[occurrence.word - 1u];
      const std::uint32_t distance = occurrence.position - before.last_position;
      if (before.last_position > 0 && distance >= 1 && distance <= kPairWords) ++before.pairs;
    }
    count.last_position = occurrence.position;
  }
}

double FeatureReader::best_passage(const Occurrences& found) {
  std::fill(in_window_.begin(), in_window_.end(), 0);
  double best = 0;
  double worth = 0;
  auto first = found.list.begin();
  for (const Occurrence& occurrence : found.list) {
    if (in_window_[occurrence.word]++ == 0) worth += words_[occurrence.word].idf;
    for (; occurrence.position - first->position >= kPassageWords; ++first)
      if (--in_window_[first->word] == 0) worth -= words_[first->word].idf;
    best = std::max(best, worth);
  }
  return best;
}

}  // namespace depeche::search

#include "search/features.h"

#include <algorithm>
#include <cmath>

namespace depeche::search {
namespace {

constexpr double kK1 = 1.2;
constexpr double kB = 0.75;
// Keeps title and text from sharing a passage.
constexpr std::uint32_t kFieldGap = 1000;

double bm25(double idf, double frequency, double length, double mean_length) {
  if (frequency == 0) return 0;
  return idf * frequency * (kK1 + 1) / (frequency + kK1 * (1 - kB + kB * length / mean_length));
}

}  // namespace

double inverse_document_frequency(double documents, double with_word) {
  return std::log(1 + (documents - with_word + 0.5) / (with_word + 0.5));
}

FeatureReader::FeatureReader(const std::vector<WordStatistics>& words, const CollectionStatistics& collection)
    : words_(words), collection_(collection), counts_(words.size()), in_window_(words.size()) {}

Features FeatureReader::read(std::string_view stream, const CodeTable& table) {
  scan(stream, table);
  Features features{};
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const WordStatistics& word = words_[w];
    const Counts& count = counts_[w];
    const auto in_text = [&](double idf, double n) { return bm25(idf, n, text_words_, collection_.mean_text_words); };
    const auto in_title = [&](double idf, double n) {
      return bm25(idf, n, title_words_, collection_.mean_title_words);
    };
    features[kStemInText] += in_text(word.text_idf, count.stem_in_text);
    features[kStemInTitle] += in_title(word.title_idf, count.stem_in_title);
    features[kFormInText] += in_text(word.form_idf, count.form_in_text);
    features[kFormInTitle] += in_title(word.form_idf, count.form_in_title);
    if (count.exact > 0) features[kExactForm] += word.form_idf;
    if (count.stem_in_text + count.stem_in_title > 0) features[kCoverage] += word.idf;
  }
  features[kBestPassage] = best_passage();
  return features;
}

void FeatureReader::scan(std::string_view stream, const CodeTable& table) {
  std::fill(counts_.begin(), counts_.end(), Counts{});
  occurrences_.clear();
  text_words_ = title_words_ = 0;
  bool in_title = true;
  std::uint32_t position = 0;
  for (schema::StreamReader reader(stream); !reader.done();) {
    const schema::Code code = reader.next();
    if (code >= schema::kFirstForm) ++(in_title ? title_words_ : text_words_);
    position += schema::is_word(code) ? 1 : 0;
    if (code == schema::kCompound) {
      // Its parts, which follow, take the positions.
      if (reader.done()) break;
      ++(in_title ? title_words_ : text_words_);
      if (const std::uint32_t row = table.find(reader.next()); row != 0) note(row, table, in_title, position + 1);
    } else if (code == schema::kTitleEnd) {
      in_title = false;
      position += kFieldGap;
    } else if (const std::uint32_t row = table.find(code); row != 0) {
      note(row, table, in_title, position);
    }
  }
}

void FeatureReader::note(std::uint32_t row, const CodeTable& table, bool in_title, std::uint32_t position) {
  for (; row != 0; row = table.row(row).next) {
    const CodeTable::Row& match = table.row(row);
    if (!(in_title ? words_[match.word].in_title : words_[match.word].in_text)) continue;
    Counts& count = counts_[match.word];
    ++(in_title ? count.stem_in_title : count.stem_in_text);
    if (match.closeness >= query::Closeness::folded) ++(in_title ? count.form_in_title : count.form_in_text);
    if (match.closeness == query::Closeness::exact) ++count.exact;
    occurrences_.push_back({position, match.word});
  }
}

double FeatureReader::best_passage() {
  std::fill(in_window_.begin(), in_window_.end(), 0);
  double best = 0;
  double worth = 0;
  std::size_t first = 0;
  for (const Occurrence& occurrence : occurrences_) {
    if (in_window_[occurrence.word]++ == 0) worth += words_[occurrence.word].idf;
    for (; occurrence.position - occurrences_[first].position >= kPassageWords; ++first)
      if (--in_window_[occurrences_[first].word] == 0) worth -= words_[occurrences_[first].word].idf;
    best = std::max(best, worth);
  }
  return best;
}

}  // namespace depeche::search

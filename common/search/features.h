#pragma once

// What is counted of a document for ranking. The names are those of ARCHITECTURE.md's table of ablations.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/code_table.h"

namespace depeche::search {

// What the archive says of one word of the query.
struct WordStatistics {
  double text_idf = 0;   // of its stem in texts
  double title_idf = 0;  // of its stem in titles
  double form_idf = 0;   // of the exact form anywhere
  double idf = 0;        // the greater of the first two: what the word is worth in a passage
  bool in_text = true;   // fields where the word is looked for
  bool in_title = true;
};

struct CollectionStatistics {
  double documents = 0;
  double mean_text_words = 1;
  double mean_title_words = 1;
};

enum Feature : std::size_t {
  kStemInText,
  kStemInTitle,
  kFormInText,
  kFormInTitle,
  kExactForm,    // accents and capitals as typed
  kBestPassage,  // idf of the distinct words within kPassageWords
  kCoverage,     // idf of the distinct words anywhere
  kFeatureCount,
};
using Features = std::array<double, kFeatureCount>;

inline constexpr std::uint32_t kPassageWords = 30;

// idf of Robertson and Spärck Jones, never negative.
double inverse_document_frequency(double documents, double with_word);

// Reads one document after another for one query. Not for several threads.
class FeatureReader {
 public:
  FeatureReader(const std::vector<WordStatistics>& words, const CollectionStatistics& collection);
  Features read(std::string_view stream, const CodeTable& table);

 private:
  struct Counts {
    std::uint32_t stem_in_text = 0;
    std::uint32_t stem_in_title = 0;
    std::uint32_t form_in_text = 0;
    std::uint32_t form_in_title = 0;
    std::uint32_t exact = 0;
  };
  struct Occurrence {
    std::uint32_t position = 0;
    std::uint16_t word = 0;
  };

  void scan(std::string_view stream, const CodeTable& table);
  void note(std::uint32_t row, const CodeTable& table, bool in_title, std::uint32_t position);
  double best_passage();

  const std::vector<WordStatistics>& words_;
  const CollectionStatistics collection_;
  std::vector<Counts> counts_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> in_window_;
  std::uint32_t text_words_ = 0;
  std::uint32_t title_words_ = 0;
};

}  // namespace depeche::search

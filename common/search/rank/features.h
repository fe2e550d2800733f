#pragma once

// What is counted of a document for ranking.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/rank/occurrences.h"

namespace depeche::search {

// What the archive says of one word of the query.
struct WordStatistics {
  double text_idf = 0;   // of its stem in texts
  double title_idf = 0;  // of its stem in titles
  double form_idf = 0;   // of the exact form anywhere
  double idf = 0;        // what the word is worth in a passage
  double name_idf = 0;   // the same as far as the archive writes the word as a name
  double share = 0;      // of what it would be worth alone (query::ScoredWord); 0 when it was added

  // Added, not typed: it makes no pairs, covers no title, and is never early.
  bool is_weak() const { return share == 0; }
};

struct CollectionStatistics {
  double documents = 0;
  double mean_text_words = 1;
  double mean_title_words = 1;
  double distinct_titles = 1;  // their share
};

// What each counts stands in the table of features (feature_table.h).
enum Feature : std::size_t {
  kStemInText,
  kStemInTitle,
  kFormInText,
  kFormInTitle,
  kExactForm,
  kBestPassage,
  kCoverage,
  kNames,
  kPairs,
  kLead,
  kEarly,
  kTitleCovered,
  kLength,
  kVariety,
  kTopic,
  kKin,
  kDays,
  kFeatureCount,
};
using Features = std::array<double, kFeatureCount>;

inline constexpr std::uint32_t kPassageWords = 30;
inline constexpr std::uint32_t kPairWords = 3;  // "retrait de la force": function words stand between
inline constexpr std::uint32_t kLeadWords = 50;

// Where a document has each word of the query first: 0 in the title, from 1 in the text.
using FirstPlace = std::uint16_t;
using FirstPlaces = std::vector<FirstPlace>;
inline constexpr FirstPlace kLatePlace = 1000;          // or later
inline constexpr FirstPlace kNoPlace = kLatePlace + 1;  // the word is lacking

// What a document is worth by all its words and its dates.
struct DocumentSignals {
  double topic = 0;    // -1 to 1
  double days = 0;     // nats
  double variety = 0;  // 0 to 1 (schema/word_variety.h)
};

// Reads one document after another for one query. Not for several threads.
class FeatureReader {
 public:
  FeatureReader(std::vector<WordStatistics> words, const CollectionStatistics& collection);
  // All but early and kin, which need other candidates, and other words of the document than the query's.
  Features read(const Occurrences& found, const DocumentSignals& signals = {});
  // Of the document that was read last.
  FirstPlaces first_places() const;

 private:
  struct Counts {
    std::uint32_t stem_in_text = 0;
    std::uint32_t stem_in_title = 0;
    std::uint32_t form_in_text = 0;
    std::uint32_t form_in_title = 0;
    bool exact = false;
    bool in_lead = false;
    FirstPlace first_place = kNoPlace;
    std::uint32_t pairs = 0;          // of this word and the next one of the query
    std::uint32_t last_position = 0;  // where it was met last; 0: nowhere
  };

  void count(const Occurrences& found);
  double best_passage(const Occurrences& found);

  const std::vector<WordStatistics> words_;
  const CollectionStatistics collection_;
  double query_idf_ = 0;
  std::vector<Counts> counts_;
  std::vector<std::uint32_t> in_window_;
};

}  // namespace depeche::search

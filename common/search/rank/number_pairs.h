#pragma once

#include <cstddef>
#include <vector>

#include "query/read/scored_word.h"
#include "search/rank/occurrences.h"

namespace depeche::search {

// A number counts beside its neighbour of the query, on the same side: in "35 heures" the 35 of "35 ans" says nothing,
// nor does the 5 of "5 blessés" in "n° 5". In long queries, and when they are years or longer, numbers count anywhere.
// For one query; not for several threads.
class NumberPairs {
 public:
  explicit NumberPairs(const std::vector<query::ScoredWord>& words);

  // Takes out the numbers that stand alone.
  void keep_pairs(Occurrences& found);

 private:
  bool is_beside_neighbour(const std::vector<Occurrence>& list, std::size_t at) const;

  std::vector<bool> is_number_;  // of each word, or a sign; the words before and behind it are its neighbours
  bool has_numbers_ = false;
  std::vector<Occurrence> kept_;
};

}  // namespace depeche::search

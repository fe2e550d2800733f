#pragma once

#include <cstddef>
#include <vector>

#include "query/read/scored_word.h"
#include "search/rank/occurrences.h"

namespace depeche::search {

// A number counts beside its neighbour in the query: in "35 heures" the 35 of "35 ans" says nothing, nor does the 5 of
// "5 blessés" in "n° 5". In long queries, and when they are years or longer, numbers count anywhere. For one query; not for several
// threads.
class NumberPairs {
 public:
  explicit NumberPairs(const std::vector<query::ScoredWord>& words);

  // Takes out the numbers that stand alone.
  void keep_pairs(Occurrences& found);

 private:
  bool is_beside_neighbour(const std::vector<Occurrence>& list, std::size_t at) const;

  // Of each word: whether it is a number with neighbours, and which words are these.
  struct Neighbours {
    bool is_number = false;
    std::vector<std::size_t> words;
  };
  std::vector<Neighbours> neighbours_;
  bool has_numbers_ = false;
  std::vector<Occurrence> kept_;
};

}  // namespace depeche::search

#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "search/session/match.h"

namespace depeche::search {

// Keeps the best `count` of the matches that it is given, the least of them on top. Of equal matches, the lower number
// is better.
class BestMatches {
 public:
  explicit BestMatches(std::size_t count) : count_(count) {}

  bool would_take(Xapian::docid id, float weight) const {
    return heap_.size() < count_ || (count_ > 0 && is_better({weight, id}, heap_.front()));
  }

  void add(Xapian::docid id, float weight) {
    if (!would_take(id, weight)) return;
    if (heap_.size() == count_) {
      std::pop_heap(heap_.begin(), heap_.end(), is_better);
      heap_.pop_back();
    }
    heap_.emplace_back(weight, id);
    std::push_heap(heap_.begin(), heap_.end(), is_better);
  }

  void add_all(const BestMatches& others) {
    for (const auto& [weight, id] : others.heap_) add(id, weight);
  }

  std::size_t size() const { return heap_.size(); }
  // The weight that all of `count` have; 0 when there are fewer.
  float least() const { return count_ == 0 || heap_.size() < count_ ? 0 : heap_.front().first; }

  std::vector<Match> sorted() && {
    std::sort(heap_.begin(), heap_.end(), is_better);
    std::vector<Match> matches;
    matches.reserve(heap_.size());
    for (const auto& [weight, id] : heap_) matches.push_back({id, weight});
    return matches;
  }

 private:
  using Row = std::pair<float, Xapian::docid>;
  static bool is_better(const Row& a, const Row& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  }

  std::size_t count_;
  std::vector<Row> heap_;
};

}  // namespace depeche::search

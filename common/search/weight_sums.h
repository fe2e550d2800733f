#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

#include "query/document_set.h"

namespace depeche::search {

// So many documents before their sums are read, these are asked for: each is a miss of the caches.
inline constexpr std::size_t kAhead = 64;

// The weights of one part's documents, added up as they are met. Every weight is above 0.
class WeightSums {
 public:
  // `sums` has room for each document, and 0 for it; so it is left.
  WeightSums(std::vector<float>& sums, Xapian::docid last) : sums_(sums), last_(last) {
    sums_.resize(std::max(sums_.size(), last + std::size_t{1}));
  }
  WeightSums(const WeightSums&) = delete;
  WeightSums& operator=(const WeightSums&) = delete;
  ~WeightSums() {
    for (const Xapian::docid id : met_) sums_[id] = 0;
  }

  Xapian::docid last() const { return last_; }
  void add(Xapian::docid id, float weight) {
    if (sums_[id] == 0) met_.push_back(id);
    sums_[id] += weight;
  }
  float of(Xapian::docid id) const { return sums_[id]; }
  void prefetch(Xapian::docid id) const { __builtin_prefetch(&sums_[id]); }

  const query::DocumentList& met() const { return met_; }
  std::size_t dropped() const { return dropped_; }

  template <class Take>
  void for_each_met(Take take) const {
    for (std::size_t i = 0; i < met_.size(); ++i) {
      if (i + kAhead < met_.size()) prefetch(met_[i + kAhead]);
      take(met_[i], sums_[met_[i]]);
    }
  }

  // The sum that the best `count` have at least; 0 when there are fewer.
  float least_of_best(std::size_t count) const {
    constexpr float kRounding = 0.9999F;  // sums of float differ by their order
    if (count == 0 || met_.size() < count) return 0;
    std::vector<float> sums;
    sums.reserve(met_.size());
    for_each_met([&](Xapian::docid, float sum) { sums.push_back(sum); });
    std::ranges::nth_element(sums, sums.begin() + static_cast<std::ptrdiff_t>(count - 1), std::greater{});
    return sums[count - 1] * kRounding;
  }

  // As if those with less had not been met; the others are in order then.
  void drop_below(float weight) {
    query::DocumentSet kept(last_);
    const std::size_t before = met_.size();
    for_each_met([&](Xapian::docid id, float sum) {
      if (sum >= weight)
        kept.insert(id);
      else
        sums_[id] = 0;
    });
    met_ = kept.list();
    dropped_ += before - met_.size();
  }

 private:
  std::vector<float>& sums_;
  Xapian::docid last_;
  query::DocumentList met_;
  std::size_t dropped_ = 0;
};

}  // namespace depeche::search

#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "base/check.h"
#include "glass/posting_reader.h"
#include "query/read/document_set.h"

namespace depeche::search {

// Sums are asked for so many documents before they are read, since each is a miss of the caches.
inline constexpr std::size_t kAhead = 64;

// The weights of one part's documents, added up as they are met. Every weight is above 0: a document with the sum 0 has
// not been met.
class WeightSums {
 public:
  // `sums` is 0 for every document, and is left so.
  WeightSums(std::vector<float>& sums, Xapian::docid last) : sums_(sums), last_(last) {
    sums_.resize(std::max(sums_.size(), last + std::size_t{1}));
    DEPECHE_CHECK(std::ranges::all_of(sums_, [](float sum) { return sum == 0; }));
  }
  WeightSums(const WeightSums&) = delete;
  WeightSums& operator=(const WeightSums&) = delete;
  ~WeightSums() {
    for (const Xapian::docid id : met()) sums_[id] = 0;
  }

  Xapian::docid last() const { return last_; }
  void add(Xapian::docid id, float weight) {
    const glass::Posting posting{id, 1};
    add({&posting, 1}, {&weight, 1});
  }
  // Of different documents, a weight for each.
  void add(std::span<const glass::Posting> postings, std::span<const float> weights) {
    if (met_.size() < count_ + postings.size()) met_.resize(2 * met_.size() + postings.size());
    for (std::size_t i = 0; i < postings.size(); ++i) {
      float& sum = sums_[postings[i].document];
      DEPECHE_CHECK(weights[i] > 0 || postings[i].occurrences == 0);  // 0 stands in damaged postings only
      // Without a branch, which would be guessed wrong for every other document.
      met_[count_] = postings[i].document;
      count_ += sum == 0 ? 1 : 0;
      sum += weights[i];
    }
  }
  float of(Xapian::docid id) const { return sums_[id]; }
  void prefetch(Xapian::docid id) const { __builtin_prefetch(&sums_[id]); }

  std::span<const Xapian::docid> met() const { return std::span(met_).first(count_); }
  std::size_t dropped() const { return dropped_; }

  template <class Take>
  void for_each_met(Take take) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (i + kAhead < count_) prefetch(met_[i + kAhead]);
      take(met_[i], sums_[met_[i]]);
    }
  }

  // The sum that the best `count` have at least; 0 when there are fewer.
  float least_of_best(std::size_t count) const {
    constexpr float kRounding = 0.9999F;  // sums of float differ by their order
    if (count == 0 || count_ < count) return 0;
    std::vector<float> sums;
    sums.reserve(count_);
    for_each_met([&](Xapian::docid, float sum) { sums.push_back(sum); });
    std::ranges::nth_element(sums, sums.begin() + static_cast<std::ptrdiff_t>(count - 1), std::greater{});
    return sums[count - 1] * kRounding;
  }

  // Forgets those with less, as if they had not been met. The others are then in order.
  void drop_below(float weight) {
    query::DocumentSet kept(last_);
    for_each_met([&](Xapian::docid id, float sum) {
      if (sum >= weight)
        kept.insert(id);
      else
        sums_[id] = 0;
    });
    met_ = kept.list();
    dropped_ += count_ - met_.size();
    count_ = met_.size();
  }

 private:
  std::vector<float>& sums_;
  Xapian::docid last_;
  query::DocumentList met_;  // the first count_, with room behind them
  std::size_t count_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace depeche::search

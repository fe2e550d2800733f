#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/check.h"
#include "glass/posting_reader.h"
#include "query/read/document_set.h"

namespace depeche::search {

// Some of the documents of a range, a bit for each.
class WindowSet {
 public:
  explicit WindowSet(std::size_t size) : words_(size / kBits + 1) {}

  // Goes to the documents from `first` on. None of them is in it.
  void move(Xapian::docid first) {
    std::ranges::fill(words_, 0);
    first_ = first;
  }
  void insert(Xapian::docid id) { words_[(id - first_) / kBits] |= bit(id); }
  bool contains(Xapian::docid id) const { return (words_[(id - first_) / kBits] & bit(id)) != 0; }
  void keep_those_of(const WindowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  std::size_t size() const {
    std::size_t documents = 0;
    for (const std::uint64_t word : words_) documents += static_cast<std::size_t>(std::popcount(word));
    return documents;
  }
  // Calls `take` with each, in order.
  template <class Take>
  void for_each(Take take) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        take(static_cast<Xapian::docid>(first_ + i * kBits + static_cast<std::size_t>(std::countr_zero(word))));
  }

 private:
  static constexpr std::size_t kBits = 64;
  std::uint64_t bit(Xapian::docid id) const { return std::uint64_t{1} << ((id - first_) % kBits); }

  std::vector<std::uint64_t> words_;
  Xapian::docid first_ = 0;
};

// The weights of the documents of one range, added up as they are met. There are so few documents that the sums stay in
// the first cache. Every weight is above 0: a document with the sum 0 has not been met.
class Window {
 public:
  explicit Window(std::size_t size) : sums_(size), met_(size + 1) {}

  // Goes to the documents from `first` on and before `end`, at most as many as the size. Nothing has been met there.
  void move(Xapian::docid first, Xapian::docid end) {
    clear();
    first_ = first;
    end_ = end;
  }
  void clear() {
    for (const Xapian::docid id : met()) sums_[id - first_] = 0;
    count_ = 0;
  }

  Xapian::docid first() const { return first_; }
  Xapian::docid end() const { return end_; }

  // Adds a weight for each posting, of different documents of the range.
  void add(std::span<const glass::Posting> postings, std::span<const float> weights) {
    for (std::size_t i = 0; i < postings.size(); ++i) {
      float& sum = sums_[postings[i].document - first_];
      DEPECHE_CHECK(weights[i] > 0 || postings[i].occurrences == 0);  // 0 stands in damaged postings only
      // Without a branch, which would be guessed wrong for every other document.
      met_[count_] = postings[i].document;
      count_ += sum == 0 && weights[i] > 0 ? 1 : 0;
      sum += weights[i];
    }
  }

  float of(Xapian::docid id) const { return sums_[id - first_]; }
  std::span<const Xapian::docid> met() const { return std::span(met_).first(count_); }

  // Forgets those with less, as if they had not been met. `kept` gets the others, which are then in order.
  void drop_below(float weight, WindowSet& kept) {
    kept.move(first_);
    for (const Xapian::docid id : met()) {
      if (of(id) >= weight)
        kept.insert(id);
      else
        sums_[id - first_] = 0;
    }
    count_ = 0;
    kept.for_each([&](Xapian::docid id) { met_[count_++] = id; });
  }

 private:
  std::vector<float> sums_;
  query::DocumentList met_;  // the first count_
  std::size_t count_ = 0;
  Xapian::docid first_ = 0;
  Xapian::docid end_ = 0;
};

}  // namespace depeche::search

#pragma once

// How far two words are apart, in letters.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::query {

// The code points of a word. An ill-formed byte is U+FFFD.
std::u32string letters_of(std::string_view word);

// Compares one word with many others that share their beginnings. push() and pop() keep the other word letter by
// letter, so only what is new in it is worked out. An edit inserts, drops or replaces a letter, or swaps two that stand
// side by side; no letter is edited twice (optimal string alignment).
class EditDistance {
 public:
  EditDistance(std::u32string word, std::size_t most);

  std::size_t size() const { return letters_.size(); }
  void push(char32_t letter);
  void pop(std::size_t size);  // to this many letters

  // The distance of the two words. Beyond `most`, it may be most + 1.
  std::size_t distance() const;
  // Whether some word that begins with the letters so far may be within `most` edits.
  bool may_match() const;
  // Whether such a word may have at most `more` letters more.
  bool may_match_within(std::size_t more) const;

 private:
  using Cell = unsigned char;
  const Cell* row(std::size_t letters) const { return rows_.data() + letters * width_; }
  Cell cheapest(std::size_t letters) const;

  std::u32string word_;
  std::size_t most_;
  std::size_t width_;
  std::u32string letters_;
  std::vector<Cell> rows_;  // rows_[i * width_ + j]: the distance of i letters and j letters of word_
};

}  // namespace depeche::query

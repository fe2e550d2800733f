#include "query/words/edit_distance.h"

#include <algorithm>
#include <utility>

#include "text/char_class.h"

namespace depeche::query {
std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();) {
    const text::Char c = text::char_at(word, at);
    letters += c.code;
    at += std::max<std::uint32_t>(1, c.size);
  }
  return letters;
}

EditDistance::EditDistance(std::u32string word, std::size_t most)
    : word_(std::move(word)), most_(most), width_(word_.size() + 1), rows_(width_) {
  const std::size_t beyond = most_ + 1;
  for (std::size_t j = 0; j < width_; ++j) rows_[j] = static_cast<Cell>(std::min(j, beyond));
}

// Only the cells within `most` of the diagonal can be within it; the others are beyond.
void EditDistance::push(char32_t letter) {
  letters_ += letter;
  const std::size_t i = letters_.size();
  const auto beyond = static_cast<Cell>(most_ + 1);
  rows_.resize((i + 1) * width_);
  Cell* now = rows_.data() + i * width_;
  std::fill(now, now + width_, beyond);
  if (i <= most_) now[0] = static_cast<Cell>(i);
  const Cell* before = row(i - 1);
  const std::size_t last = std::min(word_.size(), i + most_);
  for (std::size_t j = i > most_ ? i - most_ : 1; j <= last; ++j) {
    const bool same = word_[j - 1] == letter;
    int least = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (same ? 0 : 1)});
    if (i > 1 && j > 1 && letters_[i - 2] == word_[j - 1] && word_[j - 2] == letter)
      least = std::min(least, row(i - 2)[j - 2] + 1);
    now[j] = static_cast<Cell>(std::min<int>(least, beyond));
  }
}

void EditDistance::pop(std::size_t size) { letters_.resize(size); }

std::size_t EditDistance::distance() const { return row(letters_.size())[word_.size()]; }

EditDistance::Cell EditDistance::cheapest(std::size_t letters) const {
  return *std::min_element(row(letters), row(letters) + width_);
}

// A swap may reach over the last letter.
bool EditDistance::may_match() const {
  const std::size_t i = letters_.size();
  return cheapest(i) <= most_ || (i > 0 && cheapest(i - 1) < most_);
}

bool EditDistance::may_match_within(std::size_t more) const {
  const std::size_t i = letters_.size();
  for (std::size_t j = 0; j < width_; ++j) {
    const std::size_t left = word_.size() - j;
    const std::size_t missing = left > more ? left - more : 0;
    if (row(i)[j] + missing <= most_ || (i > 0 && row(i - 1)[j] + missing < most_ + 1)) return true;
  }
  return false;
}

}  // namespace depeche::query

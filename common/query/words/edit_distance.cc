#include "query/words/edit_distance.h"

#include <algorithm>

#include "base/check.h"
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

EditDistance::EditDistance(const std::u32string& word, std::size_t most)
    : length_(word.size()), most_(most), states_(1) {
  DEPECHE_CHECK(length_ <= kLongestNearWord && most_ <= kMostEdits);
  for (std::size_t i = 0; i < length_; ++i)
    (word[i] < kAscii ? ascii_.at(word[i]) : others_[word[i]]) |= Beginnings{2} << i;
  // So many letters are dropped.
  for (std::size_t edits = 0; edits <= most_; ++edits) states_.front().near.at(edits) = (Beginnings{2} << edits) - 1;
}

EditDistance::Beginnings EditDistance::ending_in(char32_t letter) const {
  if (letter < kAscii) return ascii_[letter];
  const auto found = others_.find(letter);
  return found != others_.end() ? found->second : 0;
}

void EditDistance::push(char32_t letter) {
  const State before = states_.back();
  const Beginnings ending = ending_in(letter);
  const Beginnings all = (Beginnings{2} << length_) - 1;
  State now;
  now.near[0] = before.near[0] << 1 & ending;
  for (std::size_t edits = 1; edits <= most_; ++edits) {
    const Beginnings same = before.near[edits] << 1 & ending;
    const Beginnings replaced_or_inserted = before.near[edits - 1] << 1 | before.near[edits - 1];
    const Beginnings dropped = now.near[edits - 1] << 1;
    const Beginnings swapped = before.swapped[edits] & ending << 1;
    now.near[edits] = (now.near[edits - 1] | same | replaced_or_inserted | dropped | swapped) & all;
    now.swapped[edits] = before.near[edits - 1] << 2 & ending;
  }
  states_.push_back(now);
}

std::size_t EditDistance::distance() const {
  const State& state = states_.back();
  std::size_t edits = 0;
  while (edits <= most_ && (state.near.at(edits) >> length_ & 1U) == 0) ++edits;
  return edits;
}

bool EditDistance::may_match() const { return (states_.back().near[most_] | states_.back().swapped[most_]) != 0; }

// A swap may reach over the last letter.
bool EditDistance::may_match_within(std::size_t more) const {
  return reaches(states_.back(), more) || (states_.size() > 1 && reaches(states_[states_.size() - 2], more));
}

// Whether the edits that are left make up for the letters that are missing.
bool EditDistance::reaches(const State& state, std::size_t more) const {
  for (std::size_t edits = 0; edits <= most_; ++edits) {
    const std::size_t added = more + most_ - edits;
    const std::size_t shortest = length_ > added ? length_ - added : 0;
    if (state.near.at(edits) >> shortest != 0) return true;
  }
  return false;
}

}  // namespace depeche::query

#include "search/rank/number_pairs.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "text/char_class.h"

namespace depeche::search {
namespace {

constexpr std::ptrdiff_t kMostPairedWords = 4;
constexpr std::uint32_t kPairDistance = 2;  // "35 petites heures"
// Longer ones are years, or say enough by themselves.
constexpr std::size_t kMostPairedDigits = 3;

// 5, 60, 49,3; % says nothing without its number.
bool is_paired(const std::string& form) {
  if (text::is_sign(form)) return true;
  return !form.empty() &&
         std::ranges::count_if(form, base::is_digit) <= static_cast<std::ptrdiff_t>(kMostPairedDigits) &&
         std::ranges::all_of(form, [](char c) { return base::is_digit(c) || c == ','; });
}

}  // namespace

NumberPairs::NumberPairs(const std::vector<query::ScoredWord>& words) : is_number_(words.size()) {
  const auto typed = std::ranges::count(words, 0.0, &query::ScoredWord::weak_share);
  if (typed < 2 || typed > kMostPairedWords) return;
  for (std::size_t w = 0; w < words.size(); ++w)
    if (words[w].weak_share == 0 && !words[w].is_wildcard() && is_paired(words[w].form))
      is_number_[w] = has_numbers_ = true;
}

void NumberPairs::keep_pairs(Occurrences& found) {
  if (!has_numbers_) return;
  kept_.clear();
  for (std::size_t at = 0; at < found.list.size(); ++at)
    if (!is_number_[found.list[at].word] || is_beside_neighbour(found.list, at)) kept_.push_back(found.list[at]);
  found.list.swap(kept_);
}

bool NumberPairs::is_beside_neighbour(const std::vector<Occurrence>& list, std::size_t at) const {
  const Occurrence& number = list[at];
  for (std::size_t i = at; i-- > 0 && number.position - list[i].position <= kPairDistance;)
    if (list[i].word + 1 == number.word) return true;
  for (std::size_t i = at + 1; i < list.size() && list[i].position - number.position <= kPairDistance; ++i)
    if (list[i].word == number.word + 1) return true;
  return false;
}

}  // namespace depeche::search

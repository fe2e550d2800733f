#include "search/rank/number_pairs.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace depeche::search {
namespace {

constexpr std::size_t kMostWords = 4;
constexpr std::uint32_t kPairDistance = 2;  // "35 petites heures"
// Longer ones are years, or say enough by themselves.
constexpr std::size_t kMostDigits = 3;

// 5, 60, 49,3
bool is_number(const std::string& form) {
  return !form.empty() && std::ranges::count_if(form, base::is_digit) <= static_cast<std::ptrdiff_t>(kMostDigits) &&
         std::ranges::all_of(form, [](char c) { return base::is_digit(c) || c == ','; });
}

}  // namespace

NumberPairs::NumberPairs(const std::vector<query::ScoredWord>& words) {
  const auto typed = [&](std::size_t w) { return w < words.size() && words[w].weak_share == 0; };
  const auto count = static_cast<std::size_t>(std::ranges::count(words, 0.0, &query::ScoredWord::weak_share));
  if (count < 2 || count > kMostWords) return;
  neighbours_.resize(words.size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (!typed(w) || words[w].is_wildcard() || !is_number(words[w].form)) continue;
    if (w > 0 && typed(w - 1)) neighbours_[w].words.push_back(w - 1);
    if (typed(w + 1)) neighbours_[w].words.push_back(w + 1);
    neighbours_[w].is_number = has_numbers_ = true;
  }
}

void NumberPairs::keep_pairs(Occurrences& found) {
  if (!has_numbers_) return;
  kept_.clear();
  for (std::size_t at = 0; at < found.list.size(); ++at)
    if (!neighbours_[found.list[at].word].is_number || is_beside_neighbour(found.list, at))
      kept_.push_back(found.list[at]);
  found.list.swap(kept_);
}

bool NumberPairs::is_beside_neighbour(const std::vector<Occurrence>& list, std::size_t at) const {
  const Occurrence& number = list[at];
  const std::vector<std::size_t>& wanted = neighbours_[number.word].words;
  const auto is_wanted = [&](const Occurrence& other) { return std::ranges::find(wanted, other.word) != wanted.end(); };
  for (std::size_t i = at; i-- > 0 && number.position - list[i].position <= kPairDistance;)
    if (is_wanted(list[i])) return true;
  for (std::size_t i = at + 1; i < list.size() && list[i].position - number.position <= kPairDistance; ++i)
    if (is_wanted(list[i])) return true;
  return false;
}

}  // namespace depeche::search

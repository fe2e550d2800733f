#include "query/words/spelling_cost.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace depeche::query {
namespace {

// Spellings that sound alike, and how names are written in other languages' ways. Either stands for the other.
struct Alike {
  std::u32string_view a;
  std::u32string_view b;
};
constexpr std::array<Alike, 28> kAlike{{
    {U"y", U"i"},  {U"y", U"ie"},   {U"y", U"ii"},   {U"c", U"k"},   {U"q", U"k"},   {U"qu", U"k"},   {U"qu", U"c"},
    {U"ck", U"k"}, {U"kh", U"k"},   {U"f", U"ph"},   {U"v", U"w"},   {U"v", U"ff"},  {U"s", U"z"},    {U"s", U"c"},
    {U"j", U"g"},  {U"j", U"dj"},   {U"ch", U"tch"}, {U"ch", U"sh"}, {U"c", U"tch"}, {U"sch", U"ch"}, {U"u", U"ou"},
    {U"o", U"au"}, {U"au", U"eau"}, {U"an", U"en"},  {U"am", U"em"}, {U"ai", U"e"},  {U"x", U"ks"},   {U"ts", U"tz"},
}};
constexpr unsigned kAlikeCost = 5;
constexpr unsigned kSilentCost = 5;     // a doubled letter, an h
constexpr unsigned kSwapCost = 7;       // a slip of the fingers
constexpr unsigned kBeginningCost = 5;  // more for the first letter: people know how a word begins

class CostTable {
 public:
  CostTable(std::u32string_view typed, std::u32string_view known)
      : typed_(typed), known_(known), costs_((typed.size() + 1) * (known.size() + 1)) {}

  unsigned run() {
    for (std::size_t i = 0; i <= typed_.size(); ++i)
      for (std::size_t j = 0; j <= known_.size(); ++j) at(i, j) = i + j == 0 ? 0 : cheapest(i, j);
    return at(typed_.size(), known_.size());
  }

 private:
  unsigned& at(std::size_t i, std::size_t j) { return costs_[i * (known_.size() + 1) + j]; }

  unsigned cheapest(std::size_t i, std::size_t j) {
    unsigned best = ~0U;
    const auto offer = [&](unsigned cost) { best = std::min(best, cost); };
    if (i > 0) offer(at(i - 1, j) + single_cost(typed_, i) + beginning(i - 1, j));
    if (j > 0) offer(at(i, j - 1) + single_cost(known_, j) + beginning(i, j - 1));
    if (i == 0 || j == 0) return best;
    const bool same = typed_[i - 1] == known_[j - 1];
    offer(at(i - 1, j - 1) + (same ? 0 : kEditCost + beginning(i - 1, j - 1)));
    if (i > 1 && j > 1 && typed_[i - 1] == known_[j - 2] && typed_[i - 2] == known_[j - 1])
      offer(at(i - 2, j - 2) + kSwapCost);
    for (const Alike& alike : kAlike) {
      offer_alike(alike.a, alike.b, i, j, best);
      offer_alike(alike.b, alike.a, i, j, best);
    }
    return best;
  }

  void offer_alike(std::u32string_view in_typed, std::u32string_view in_known, std::size_t i, std::size_t j,
                   unsigned& best) {
    if (typed_.substr(0, i).ends_with(in_typed) && known_.substr(0, j).ends_with(in_known))
      best = std::min(best, at(i - in_typed.size(), j - in_known.size()) + kAlikeCost);
  }

  static unsigned beginning(std::size_t i, std::size_t j) { return i == 0 && j == 0 ? kBeginningCost : 0; }

  // Of the letter before `end`, when the other word lacks it.
  static unsigned single_cost(std::u32string_view word, std::size_t end) {
    const bool doubled = end > 1 && word[end - 1] == word[end - 2];
    return doubled || word[end - 1] == U'h' ? kSilentCost : kEditCost;
  }

  std::u32string_view typed_;
  std::u32string_view known_;
  std::vector<unsigned> costs_;
};

}  // namespace

unsigned spelling_cost(std::u32string_view typed, std::u32string_view known) { return CostTable(typed, known).run(); }

}  // namespace depeche::query

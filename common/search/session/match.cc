#include "search/session/match.h"

#include <algorithm>

namespace depeche::search {

void put_first(const std::vector<Xapian::docid>& ids, std::vector<Match>& matches) {
  if (ids.empty()) return;
  const auto is_first = [&](const Match& match) { return std::ranges::find(ids, match.id) != ids.end(); };
  std::ranges::stable_partition(matches, is_first);
  std::size_t count = 0;
  while (count < matches.size() && is_first(matches[count])) ++count;
  for (const Xapian::docid id : ids)
    if (std::ranges::find(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(count), id, &Match::id) ==
        matches.begin() + static_cast<std::ptrdiff_t>(count))
      matches.insert(matches.begin() + static_cast<std::ptrdiff_t>(count++), Match{id, 0});
  for (std::size_t i = count; i > 0; --i)
    if (i < matches.size()) matches[i - 1].weight = std::max(matches[i - 1].weight, matches[i].weight);
}

}  // namespace depeche::search

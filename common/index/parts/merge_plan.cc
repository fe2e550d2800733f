#include "index/parts/merge_plan.h"

#include <algorithm>
#include <iterator>

namespace depeche::index {
namespace {

constexpr std::size_t kMaxNumbersPerDispatch = 3;
constexpr std::size_t kSmallPart = 10000;

struct Group {
  PartRange parts;
  std::size_t dispatches = 0;
};

void join(std::vector<Group>& groups, std::vector<Group>::iterator first) {
  const auto second = std::next(first);
  *first = {{first->parts.begin, second->parts.end}, first->dispatches + second->dispatches};
  groups.erase(second);
}

// What neighbours become when each that has half as much as the one before it is joined to it.
std::vector<Group> falling_groups(const std::vector<PartSize>& parts) {
  std::vector<Group> groups;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    groups.push_back({{part, part + 1}, parts[part].dispatches});
    while (groups.size() > 1 && 2 * groups.back().dispatches > std::prev(groups.end(), 2)->dispatches)
      join(groups, std::prev(groups.end(), 2));
  }
  return groups;
}

// The two neighbours that have the fewest dispatches together: since the groups fall, the last two.
void limit(std::vector<Group>& groups, std::size_t most) {
  while (groups.size() > std::max<std::size_t>(most, 1)) join(groups, std::prev(groups.end(), 2));
}

}  // namespace

bool is_full_of_holes(const PartSize& part) {
  return part.numbers > kSmallPart && part.numbers / kMaxNumbersPerDispatch > part.dispatches;
}

std::optional<PartRange> next_merge(const std::vector<PartSize>& parts, std::size_t most) {
  std::vector<Group> groups = falling_groups(parts);
  limit(groups, most);
  for (const Group& group : groups) {
    const PartRange range = group.parts;
    const bool is_one = range.end - range.begin == 1;
    if (is_one && !is_full_of_holes(parts[range.begin])) continue;
    return range.begin == 0 ? PartRange{0, parts.size()} : range;
  }
  return std::nullopt;
}

}  // namespace depeche::index

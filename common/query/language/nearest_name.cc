#include "query/language/nearest_name.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "text/normalizer.h"

namespace depeche::query {
namespace {

// Nothing longer is folded or compared.
constexpr std::size_t kLongestTyped = 64;
constexpr std::size_t kMostNear = 3;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// Two edits away is near only when the first letters agree: ville is no title.
bool is_near(std::string_view name, std::string_view candidate, std::size_t distance) {
  return distance <= 1 || (distance == 2 && name.front() == candidate.front());
}

}  // namespace

std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names) {
  const std::vector<std::string_view> near = nearest_names(typed, names);
  return near.empty() ? std::string_view() : near.front();
}

std::vector<std::string_view> nearest_names(std::string_view typed, std::span<const std::string_view> names) {
  if (typed.empty() || typed.size() > kLongestTyped) return {};
  const std::string folded = text::fold(typed);
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(folded, name);
    if (distance < folded.size() && is_near(folded, name, distance)) near.emplace_back(distance, name);
  }
  std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string_view>::first);
  std::vector<std::string_view> best;
  for (const auto& [distance, name] : near)
    if (best.size() < kMostNear && std::ranges::find(best, name) == best.end()) best.push_back(name);
  return best;
}

}  // namespace depeche::query

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
  if (typed.empty() || typed.size() > kLongestTyped) return {};
  const std::string folded = text::fold(typed);
  std::string_view best;
  std::size_t best_distance = folded.size();
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(folded, name);
    if (distance < best_distance && is_near(folded, name, distance)) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace depeche::query

#include "search/compare/alignment.h"

#include <algorithm>

namespace depeche::search {
namespace {

constexpr std::size_t kMostCells = 4'000'000;

using Worth = std::function<float(std::size_t, std::size_t)>;

// Rows [begin, begin + rows) against [begin, begin + columns): both share a beginning.
void align_middle(std::size_t begin, std::size_t rows, std::size_t columns, const Worth& worth, Pairs& pairs) {
  if (rows == 0 || columns == 0 || rows > kMostCells / columns) return;
  const std::size_t width = columns + 1;
  std::vector<float> best((rows + 1) * width, 0);
  std::vector<float> pair(rows * columns, 0);
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;) {
      const float gain = pair[i * columns + j] = worth(begin + i, begin + j);
      const float apart = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
      best[i * width + j] = gain > 0 ? std::max(apart, gain + best[(i + 1) * width + j + 1]) : apart;
    }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    const float gain = pair[i * columns + j];
    if (gain > 0 && best[i * width + j] == gain + best[(i + 1) * width + j + 1])
      pairs.emplace_back(begin + i++, begin + j++);
    else if (best[i * width + j] == best[(i + 1) * width + j])
      ++i;
    else
      ++j;
  }
}

}  // namespace

Pairs align(std::size_t first, std::size_t second, const std::function<bool(std::size_t, std::size_t)>& equal,
            const Worth& worth) {
  Pairs pairs;
  std::size_t begin = 0;
  while (begin < first && begin < second && equal(begin, begin)) ++begin;
  std::size_t end = 0;
  while (end < first - begin && end < second - begin && equal(first - end - 1, second - end - 1)) ++end;
  for (std::size_t i = 0; i < begin; ++i) pairs.emplace_back(i, i);
  align_middle(begin, first - begin - end, second - begin - end, worth, pairs);
  for (std::size_t i = end; i-- > 0;) pairs.emplace_back(first - i - 1, second - i - 1);
  return pairs;
}

}  // namespace depeche::search

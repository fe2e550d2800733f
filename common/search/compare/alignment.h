#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace depeche::search {

// The pairs (index of the first row, index of the second) that keep the order of both rows and are worth the most
// together (Needleman and Wunsch, 1970). `worth` of a pair that may not be made is 0. Equal ends are paired at once;
// what is left between them is not aligned when it would take more than four million comparisons.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
Pairs align(std::size_t first, std::size_t second, const std::function<bool(std::size_t, std::size_t)>& equal,
            const std::function<float(std::size_t, std::size_t)>& worth);

}  // namespace depeche::search

#pragma once

#include <string_view>

namespace depeche::query {

// An edited letter costs this much; less where the two spellings sound alike: Tokayev and Tokaïev, bale and balle.
inline constexpr unsigned kEditCost = 10;

// What it costs to turn `typed` into `known`, both folded. Time and memory grow with the product of their lengths.
unsigned spelling_cost(std::u32string_view typed, std::u32string_view known);

}  // namespace depeche::query

#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace depeche::query {

// The one of `names` (folded) that `typed` most probably means: one edit away, or two with the same first letter. Case
// and accents do not count. Empty when none is near.
std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names);

// Up to three of them, the nearest first.
std::vector<std::string_view> nearest_names(std::string_view typed, std::span<const std::string_view> names);

}  // namespace depeche::query

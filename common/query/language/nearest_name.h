#pragma once

#include <span>
#include <string_view>

namespace depeche::query {

// The one of `names` (folded) that was most likely meant by `typed`: one edit away, or two with the same first letter;
// case and accents ignored. Empty when none is near.
std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names);

}  // namespace depeche::query

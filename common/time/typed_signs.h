#pragma once

// What signs mean around the dates that people type: brackets and quotation marks nothing, ">=" what "depuis" does.

#include <cstddef>
#include <span>
#include <string_view>

#include "time/token.h"

namespace depeche::time {

// Takes brackets and quotation marks out, and makes words of comparisons that stand in front. Answers how many tokens
// are left.
std::size_t without_signs(std::string_view text, std::span<DateToken> tokens);

}  // namespace depeche::time

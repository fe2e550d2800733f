#pragma once

// The blanks of French typography, those that do not break included.

#include <cstddef>
#include <string_view>

namespace depeche::base {

// Not the ends of lines.
constexpr bool is_typographic_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\f' || c == 0xA0 || c == 0x2007 || c == 0x202F || c == 0x3000;
}

// The size of `text` without the blanks that it ends with.
std::size_t without_trailing_blanks(std::string_view text);

// Without blanks and newlines at both ends; non-breaking blanks are blanks.
std::string_view trim(std::string_view text);

}  // namespace depeche::base

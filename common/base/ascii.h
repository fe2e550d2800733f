#pragma once

// Characters of ASCII, in any locale.

#include <string>
#include <string_view>

namespace depeche::base {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
// A space, a tab or an end of line.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The letters A to Z made small; every other byte as it is.
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_ascii(c);
  return lower;
}

}  // namespace depeche::base

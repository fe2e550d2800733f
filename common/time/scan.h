#pragma once

// Small steps through the bytes of a text.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "time/symbol.h"

namespace depeche::time {

inline bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && base::is_digit(text[at]); }

// Past blanks and invisible characters, but not beyond the line.
inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n') {
    const Symbol symbol = symbol_at(text, at);
    if (symbol.kind != SymbolKind::blank && symbol.kind != SymbolKind::invisible) break;
    at += symbol.size;
  }
  return at;
}

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace depeche::time

#pragma once

// One character of a date expression: what it is, and its folded letters. Case and accents are folded for the letters
// that French dates are written with; NBSP and its like are blanks, both apostrophes are one, and so are dots and
// slashes of one or of several bytes.

#include <cstddef>
#include <string_view>

namespace depeche::time {

enum class SymbolKind : unsigned char {
  letter,
  digit,
  blank,
  apostrophe,
  dash,
  slash,
  dot,
  comma,
  invisible,
  other,
  invalid
};

struct Symbol {
  SymbolKind kind = SymbolKind::other;
  unsigned char size = 1;  // bytes in the source, at least 1
  char letter = 0;         // a to z, or the digit
  char second = 0;         // the second letter of a ligature, else 0
};

// The character at `at`, which is inside `text`. Total: a malformed byte is one `invalid` symbol of size 1.
Symbol symbol_at(std::string_view text, std::size_t at);

}  // namespace depeche::time

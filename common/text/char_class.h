#pragma once

// Which part a code point plays in French words.

#include <cstdint>
#include <string_view>

namespace depeche::text {

enum class CharClass : std::uint8_t {
  other,
  letter,  // letters and combining marks
  digit,
  space,  // blanks, those that do not break included
  newline,
  apostrophe,  // ' ’ ‘ ʼ ` ´ ′
  hyphen,      // - ‐ ‑
  dot,
  comma,
  middle_dot,  // · • ‧ of inclusive writing
  ignorable,   // soft hyphen, zero-width and direction marks: as if they were not there
};

struct Char {
  char32_t code = 0;
  CharClass kind = CharClass::other;
  std::uint32_t size = 0;  // bytes; 0 at the end of the text
};

// The code point at `at`; ill-formed bytes are `other`, one at a time.
Char char_at(std::string_view text, std::size_t at);

bool is_upper(char32_t code);

}  // namespace depeche::text

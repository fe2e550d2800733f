#pragma once

// The part that a code point plays in French words.

#include <array>
#include <cstdint>
#include <string_view>

namespace depeche::text {

enum class CharClass : std::uint8_t {
  other,
  letter,  // letters and combining marks
  digit,
  space,  // blanks, including those that do not break
  newline,
  apostrophe,  // ' ’ ‘ ʼ ` ´ ′
  hyphen,      // - ‐ ‑
  dot,
  comma,
  middle_dot,  // · • ‧ of inclusive writing
  ignorable,   // soft hyphen, zero-width and direction marks: as if they were not there
  sign,        // % € $ £ ° § # @: words of their own
};

struct Char {
  char32_t code = 0;
  CharClass kind = CharClass::other;
  std::uint32_t size = 0;  // bytes; 0 at the end of the text
};

// Letters, combining marks and digits: what a word begins with.
constexpr bool is_word_char(const Char& c) { return c.kind == CharClass::letter || c.kind == CharClass::digit; }

constexpr CharClass classify_ascii(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::letter;
  if (c >= '0' && c <= '9') return CharClass::digit;
  switch (c) {
    case ' ':
    case '\t':
    case '\r':
      return CharClass::space;
    case '\n':
      return CharClass::newline;
    case '\'':
    case '`':
      return CharClass::apostrophe;
    case '-':
      return CharClass::hyphen;
    case '.':
      return CharClass::dot;
    case ',':
      return CharClass::comma;
    case '%':
    case '$':
    case '#':
    case '@':
      return CharClass::sign;
    default:
      return CharClass::other;
  }
}

inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> table{};
  for (unsigned c = 0; c < table.size(); ++c) table[c] = classify_ascii(static_cast<unsigned char>(c));
  return table;
}();

// char_at() for a byte beyond ASCII.
Char char_beyond_ascii(std::string_view text, std::size_t at);

// The code point at `at`; ill-formed bytes are `other`, one at a time.
inline Char char_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < kAsciiClasses.size()) return {byte, kAsciiClasses[byte], 1};
  return char_beyond_ascii(text, at);
}

bool is_upper(char32_t code);

// The word is a sign, %, € or the like, and no more.
inline bool is_sign(std::string_view word) {
  const Char first = char_at(word, 0);
  return first.kind == CharClass::sign && first.size == word.size();
}

// ₀ to ₉; ⁰ to ⁹. Of these only some belong to the word before them (chunk.h).
constexpr bool is_subscript(char32_t code) { return code >= 0x2080 && code <= 0x2089; }
constexpr bool is_superscript(char32_t code) {
  return code == 0xB2 || code == 0xB3 || code == 0xB9 || code == 0x2070 || (code >= 0x2074 && code <= 0x2079);
}

}  // namespace depeche::text

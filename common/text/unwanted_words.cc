#include "text/unwanted_words.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "base/ascii.h"
#include "text/char_class.h"

namespace depeche::text {
namespace {

// What a byte says where no word is under way, or where one may end.
enum class Byte : std::uint8_t {
  unclear,  // the analyzer must look: figures, signs, brackets, ends of lines, other letters
  letter,
  digit,
  latin1,  // the first byte of é and its like
  between,
  dot,
  joiner,  // ' -
  other,   // the first byte of a further character
};

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (std::size_t c = 0; c < kAsciiClasses.size(); ++c) {
    const CharClass kind = kAsciiClasses[c];
    if (kind == CharClass::letter) table[c] = Byte::letter;
    if (kind == CharClass::digit) table[c] = Byte::digit;
    if (kind == CharClass::space || kind == CharClass::comma || kind == CharClass::other) table[c] = Byte::between;
  }
  table['('] = table['['] = Byte::unclear;
  table['.'] = Byte::dot;
  table['\''] = table['-'] = Byte::joiner;
  for (std::size_t c = kAsciiClasses.size(); c < table.size(); ++c) table[c] = Byte::other;
  table[0xC3] = Byte::latin1;
  return table;
}();

Byte byte_at(std::string_view text, std::size_t at) { return kBytes[static_cast<unsigned char>(text[at])]; }

// À to ÿ, but for × and ÷.
bool is_latin1_at(std::string_view text, std::size_t at) {
  if (byte_at(text, at) != Byte::latin1 || at + 1 == text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return (second & 0xC0) == 0x80 && second != 0x97 && second != 0xB7;
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && (byte_at(text, at) == Byte::letter || is_latin1_at(text, at));
}

// Of eight bytes at a time, the highest bit of those that are neither letters nor figures of ASCII.
constexpr std::uint64_t not_plain(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101'0101'0101'0101;
  constexpr std::uint64_t kHighest = 0x80 * kEach;
  constexpr auto from = [](unsigned char first) { return (0x80 - first) * kEach; };  // carries into the highest bit
  const std::uint64_t low = bytes & ~kHighest;
  const std::uint64_t small = low | (0x20 * kEach);
  const std::uint64_t letters = (small + from('a')) & ~(small + from('z' + 1));
  const std::uint64_t digits = (low + from('0')) & ~(low + from('9' + 1));
  return (~(letters | digits) | bytes) & kHighest;
}

// The first byte from `at` on that is neither a letter nor a figure of ASCII.
std::uint32_t plain_end(std::string_view text, std::uint32_t at) {
  if constexpr (std::endian::native == std::endian::little)
    for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      if (const std::uint64_t ends = not_plain(bytes); ends != 0)
        return at + static_cast<std::uint32_t>(std::countr_zero(ends)) / 8;
    }
  while (at < text.size() && (byte_at(text, at) == Byte::letter || byte_at(text, at) == Byte::digit)) ++at;
  return at;
}

std::uint32_t letters_end(std::string_view text, std::uint32_t at) {
  for (at = plain_end(text, at); at < text.size() && is_latin1_at(text, at); at = plain_end(text, at)) at += 2;
  return at;
}

bool is_typographic_apostrophe(std::string_view text, std::uint32_t at) { return text.substr(at, 3) == "\u2019"; }

// Blanks and marks beyond ASCII that end a word before them: « – … and blanks that do not break.
bool is_between(std::string_view text, std::uint32_t at) {
  const Char c = char_at(text, at);
  return c.kind == CharClass::space ||
         (c.kind == CharClass::other && c.code != 0xFFFD && !is_subscript(c.code) && !is_superscript(c.code));
}

// The l' of l'accord, and other particles of one letter: no word begins with it.
bool is_particle(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::string_view kParticles = "cdjlmnstCDJLMNST";
  constexpr std::string_view kVowels = "aeiouyhAEIOUYH";
  if (end != begin + 1 || end + 1 >= text.size() || kParticles.find(text[begin]) == std::string_view::npos)
    return false;
  const std::uint32_t next = text[end] == '\'' ? end + 1 : is_typographic_apostrophe(text, end) ? end + 3 : end;
  return next > end && next < text.size() && kVowels.find(text[next]) != std::string_view::npos;
}

// "d utelle": perhaps the particle whose apostrophe was lost.
bool may_be_bare_particle(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (text[begin] == 'a' || text[begin] == 'y') return false;
  return end == begin + 1 || text.substr(begin, end - begin) == "qu";
}

// The end of the word at `begin`, with all that apostrophes and hyphens join to it. 0 where a part of it may be wanted,
// or where the scanner of chunks must look.
std::uint32_t unwanted_end(std::string_view text, std::uint32_t begin, const Beginnings& wanted) {
  std::uint32_t at = begin;
  while (true) {
    if (wanted.admits(text, at) && !is_particle(text, at, at + 1)) return 0;
    const std::uint32_t end = letters_end(text, at);
    if (end == text.size()) return end;
    switch (byte_at(text, end)) {
      case Byte::between:
        return text[end] == ' ' && may_be_bare_particle(text, at, end) ? 0 : end;
      case Byte::dot:
        return end + 1 == text.size() || byte_at(text, end + 1) == Byte::between || text[end + 1] == '\n' ? end : 0;
      case Byte::joiner:
        at = end + 1;
        break;
      case Byte::other:
        if (!is_typographic_apostrophe(text, end)) return is_between(text, end) ? end : 0;
        at = end + 3;
        break;
      default:
        return text[end] == '\n' ? end : 0;
    }
    if (!is_letter_at(text, at)) return 0;
  }
}

}  // namespace

PassedOver pass_over_unwanted(std::string_view text, std::uint32_t at, const Beginnings& wanted) {
  PassedOver passed{at, false};
  while (passed.at < text.size()) {
    switch (byte_at(text, passed.at)) {
      case Byte::between:
      case Byte::dot:
      case Byte::joiner:
        ++passed.at;
        break;
      case Byte::latin1:
        if (!is_latin1_at(text, passed.at)) return passed;
        [[fallthrough]];
      case Byte::letter: {
        const std::uint32_t end = unwanted_end(text, passed.at, wanted);
        if (end == 0) return passed;
        passed = {end, true};
        break;
      }
      default:
        return passed;
    }
  }
  return passed;
}

}  // namespace depeche::text

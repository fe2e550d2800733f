#include "text/char_class.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace depeche::text {
namespace {

CharClass classify(char32_t c) {
  switch (c) {
    case 0x00A0:
    case 0x2007:
    case 0x2009:
    case 0x202F:
      return CharClass::space;
    case 0x00B4:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x2032:
      return CharClass::apostrophe;
    case 0x2010:
    case 0x2011:
      return CharClass::hyphen;
    case 0x00B7:
    case 0x2022:
    case 0x2027:
      return CharClass::middle_dot;
    case 0x2029:
      return CharClass::newline;
    case 0x00A3:
    case 0x00A7:
    case 0x00B0:
    case 0x2030:
    case 0x20AC:
      return CharClass::sign;
    default:
      break;
  }
  const auto code = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return CharClass::ignorable;
  const auto mask = U_GET_GC_MASK(code);
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return CharClass::letter;
  if ((mask & U_GC_ND_MASK) != 0) return CharClass::digit;
  if ((mask & U_GC_Z_MASK) != 0) return CharClass::space;
  return CharClass::other;
}

// Latin-1, Latin Extended and general punctuation, asked of ICU once.
constexpr char32_t kTableSize = 0x2100;

std::array<CharClass, kTableSize> make_table() {
  std::array<CharClass, kTableSize> table{};
  for (char32_t c = 0x80; c < kTableSize; ++c) table[c] = classify(c);
  return table;
}

}  // namespace

Char char_beyond_ascii(std::string_view text, std::size_t at) {
  static const auto table = make_table();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto next = static_cast<std::int64_t>(at);
  UChar32 code = 0;
  U8_NEXT(bytes, next, static_cast<std::int64_t>(text.size()), code);
  if (code < 0) return {0xFFFD, CharClass::other, 1};
  const auto c = static_cast<char32_t>(code);
  return {c, c < kTableSize ? table[c] : classify(c), static_cast<std::uint32_t>(next - static_cast<std::int64_t>(at))};
}

bool is_upper(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  return u_isupper(static_cast<UChar32>(code)) != 0;
}

}  // namespace depeche::text

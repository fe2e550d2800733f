#include "base/unicode.h"

#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

namespace depeche::base {
namespace {

// Everything below U+0300 (lead bytes up to 0xCB) is its own composition and combines with nothing before it.
bool may_change(unsigned char lead) { return lead >= 0xCC; }

// may_change() for any of eight bytes: the carry out of the low seven bits tells those from 0xCC up, if the top bit is
// set too.
bool any_may_change(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t carry = (word & 0x7F7F7F7F7F7F7F7FU) + 0x3434343434343434U;
  return (carry & word & 0x8080808080808080U) != 0;
}

std::size_t find_changeable(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size() && !any_may_change(text.data() + at)) at += 8;
  while (at < text.size() && !may_change(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

bool is_punctuation(std::string_view text, std::size_t at) {
  // U+2002 to U+203F hold the dashes, quotes, apostrophes and narrow blanks of French; all of them compose to
  // themselves.
  return at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80' && text[at + 2] >= '\x82';
}

bool is_plainly_composed(std::string_view text) {
  for (std::size_t at = find_changeable(text, 0); at < text.size(); at = find_changeable(text, at + 3))
    if (!is_punctuation(text, at)) return false;
  return true;
}

bool is_invisible(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return true;
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0) return true;
  const auto syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  return syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO;
}

bool is_wide(UChar32 c) {
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return true;
  return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0 && u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR) == 0;
}

}  // namespace

std::string nfc(std::string text) {
  if (is_plainly_composed(text)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::bad_alloc();  // its data are part of ICU
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (composer->isNormalizedUTF8(piece, status)) return text;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed, static_cast<int32_t>(text.size()));
  composer->normalizeUTF8(0, piece, sink, nullptr, status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_FAILURE(status) ? text : composed;
}

std::size_t display_width(char32_t c) {
  constexpr char32_t kFirstOfOtherWidths = 0x300;
  constexpr char32_t kSoftHyphen = 0xAD;
  if (c < kFirstOfOtherWidths) return c == kSoftHyphen ? 0 : 1;
  const auto code = static_cast<UChar32>(c);
  if (is_invisible(code)) return 0;
  return is_wide(code) ? 2 : 1;
}

}  // namespace depeche::base

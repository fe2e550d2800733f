#include "text/normalizer.h"

#include <algorithm>
#include <cstdint>
#include <new>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/char_class.h"

namespace depeche::text {
namespace {

bool is_ascii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normalize(const icu::Normalizer2& normalizer, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                           status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_SUCCESS(status) ? out : std::string(text);
}

// The data are part of ICU: there is an instance, or no memory for it.
const icu::Normalizer2& instance_of(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = get(status);
  if (instance == nullptr) throw std::bad_alloc();
  return *instance;
}

const icu::Normalizer2& case_folder() {
  static const icu::Normalizer2& instance = instance_of(&icu::Normalizer2::getNFKCCasefoldInstance);
  return instance;
}

const icu::Normalizer2& decomposer() {
  static const icu::Normalizer2& instance = instance_of(&icu::Normalizer2::getNFDInstance);
  return instance;
}

void append(std::string& out, char32_t code) {
  char buffer[4];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(buffer, size, static_cast<UChar32>(code));
  out.append(buffer, size);
}

// Letters that Unicode does not decompose but French readers type without the ornament.
char32_t plain_letter(char32_t c) {
  switch (c) {
    case U'ø':
      return U'o';
    case U'đ':
      return U'd';
    case U'ł':
      return U'l';
    case U'ħ':
      return U'h';
    case U'ı':
      return U'i';
    default:
      return c;
  }
}

std::string spell_out(std::string_view folded_case) {
  std::string out;
  out.reserve(folded_case.size());
  for (std::size_t at = 0; at < folded_case.size();) {
    const Char c = char_at(folded_case, at);
    if (c.kind == CharClass::apostrophe)
      out += '\'';
    else if (c.code == U'œ')
      out += "oe";
    else if (c.code == U'æ')
      out += "ae";
    else
      out.append(folded_case.substr(at, c.size));
    at += c.size;
  }
  return out;
}

std::string ascii_lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c == '`' ? '\'' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

}  // namespace

std::string lower_form(std::string_view word) {
  return is_ascii(word) ? ascii_lower(word) : spell_out(normalize(case_folder(), word));
}

std::string upper_form(std::string_view word) {
  const std::string lower = lower_form(word);
  std::string out;
  for (std::size_t at = 0; at < lower.size();) {
    const Char c = char_at(lower, at);
    append(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.code))));
    at += c.size;
  }
  return out;
}

std::string fold(std::string_view form) {
  std::string lower = lower_form(form);
  if (!is_ascii(lower)) lower = normalize(decomposer(), lower);
  std::string out;
  out.reserve(lower.size());
  for (std::size_t at = 0; at < lower.size();) {
    const Char c = char_at(lower, at);
    const bool dropped =
        c.code == U'\'' || (c.code >= 0x80 && u_charType(static_cast<UChar32>(c.code)) == U_NON_SPACING_MARK);
    if (!dropped) append(out, plain_letter(c.code));
    at += c.size;
  }
  return out;
}

bool is_all_capitals(std::string_view word) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = char_at(word, at);
    if (c.kind == CharClass::letter) {
      if (!is_upper(c.code)) return false;
      ++capitals;
    }
    at += c.size;
  }
  return capitals >= 2;
}

}  // namespace depeche::text

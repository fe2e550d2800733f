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

char ascii_lower(char c) {
  if (c == '`') return '\'';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string ascii_lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

// What begins À to ÿ, and the second byte of these that stands for something else than two letters.
constexpr char kLatin1 = '\xC3';
constexpr char kMultiplication = '\x97';
constexpr char kSharpS = '\x9F';
constexpr char kDivision = '\xB7';
constexpr char kLigature = '\xA6';  // æ
// Sets a small letter apart from its capital.
constexpr unsigned kSmall = 0x20;

// Letters of ASCII and À to ÿ, which nearly all words of French are made of: asking ICU takes twenty times as long.
bool is_latin1(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (static_cast<unsigned char>(word[at]) < 0x80) continue;
    if (word[at] != kLatin1 || ++at == word.size()) return false;
    const char c = word[at];
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || c == kMultiplication || c == kSharpS || c == kDivision)
      return false;
  }
  return true;
}

std::string latin1_lower(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] != kLatin1) {
      out += ascii_lower(word[at]);
      continue;
    }
    const char small = static_cast<char>(static_cast<unsigned char>(word[++at]) | kSmall);
    if (small == kLigature)
      out += "ae";
    else
      (out += kLatin1) += small;
  }
  return out;
}

// Of the second bytes of à to ÿ, the letters without accents. ð and þ have none to lose.
constexpr std::string_view kPlainLatin1 =
    "aaaaaa\xA6"
    "ceeeeiiii\xB0nooooo\xB7ouuuuy\xBEy";
constexpr unsigned char kFirstSmall = 0xA0;

// The same of what latin1_lower() returns, and without apostrophes.
std::string latin1_folded(std::string_view lower) {
  std::string out;
  out.reserve(lower.size());
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const char c = lower[at];
    if (c == '\'') continue;
    if (c != kLatin1) {
      out += c;
      continue;
    }
    const char plain = kPlainLatin1[static_cast<unsigned char>(lower[++at]) - kFirstSmall];
    if (static_cast<unsigned char>(plain) >= 0x80) out += kLatin1;
    out += plain;
  }
  return out;
}

}  // namespace

std::string lower_form(std::string_view word) {
  if (is_ascii(word)) return ascii_lower(word);
  return is_latin1(word) ? latin1_lower(word) : spell_out(normalize(case_folder(), word));
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
  if (is_latin1(lower)) return latin1_folded(lower);
  lower = normalize(decomposer(), lower);
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

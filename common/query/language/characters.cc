#include "query/language/characters.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace depeche::query {
namespace {

using text::CharClass;

constexpr std::array<std::string_view, 22> kInclusiveEndings{
    "e",   "s",  "es",  "x",  "ne",  "nes", "le",  "les",   "te",     "tes",  "se",
    "ses", "ve", "ves", "re", "ère", "nt",  "ent", "trice", "trices", "euse", "euses"};

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

}  // namespace

bool is_blank(const text::Char& c) {
  return c.kind == CharClass::space || c.kind == CharClass::newline || (c.size > 0 && is_control(c.code));
}

bool is_quote(const text::Char& c) {
  static constexpr std::u32string_view kQuotes = U"\"“”«»„‹›＂";
  return c.size > 0 && kQuotes.find(c.code) != std::u32string_view::npos;
}

bool has_word_char(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Char c = text::char_at(text, at);
    if (is_word_char(c)) return true;
    at += c.size;
  }
  return false;
}

bool is_symbol_of_words(char32_t c) {
  return c == U'+' || c == U'#' || c == U'%' || c == U'€' || c == U'$' || c == U'£' || c == U'°';
}

std::string_view trim_blanks(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const text::Char c = text::char_at(text, at);
    if (!is_blank(c)) {
      begin = std::min(begin, at);
      end = at + c.size;
    }
    at += c.size;
  }
  return text.substr(begin, end - begin);
}

std::string squeeze_blanks(std::string_view text) {
  std::string out;
  bool after_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::Char c = text::char_at(text, at);
    const bool blank = is_blank(c);
    if (!blank)
      out += text.substr(at, c.size);
    else if (!after_blank)
      out += ' ';
    after_blank = blank;
    at += c.size;
  }
  return out;
}

std::size_t inclusive_ending_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with('(')) return 0;
  for (std::string_view ending : kInclusiveEndings)
    if (rest.substr(1).starts_with(ending) && rest.substr(1 + ending.size()).starts_with(')')) return ending.size() + 2;
  return 0;
}

}  // namespace depeche::query

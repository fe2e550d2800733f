#include "query/language/word_shape.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "query/language/characters.h"
#include "text/elision.h"
#include "text/written_number.h"

namespace depeche::query {
namespace {

using text::Char;
using text::char_at;
using text::CharClass;

constexpr std::size_t kLeastLetters = 2;  // before the first wildcard; before a ? among letters, one
constexpr std::size_t kGroup = 3;         // digits behind a thousands blank

bool is_wildcard(char c) { return c == '*' || c == '?'; }

bool ends_run(const Char& c) { return c.size == 0 || is_blank(c) || is_quote(c) || c.code == U'(' || c.code == U')'; }

// The end of the last letter, digit or inclusive ending of a run.
std::size_t last_word_char_end(std::string_view query, std::size_t begin, std::size_t chunk_end) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < chunk_end;) {
    const Char c = char_at(query, at);
    at += c.size;
    if (is_word_char(c) || c.code == U')' || text::is_subscript(c.code) || text::is_superscript(c.code)) end = at;
  }
  return end;
}

// The end of the * and ? behind a word, up to the last *: those ? that follow are punctuation.
std::size_t trailing_stars_end(std::string_view query, std::size_t end) {
  std::size_t stars_end = end;
  for (std::size_t at = end; at < query.size() && is_wildcard(query[at]); ++at)
    if (query[at] == '*') stars_end = at + 1;
  return stars_end;
}

bool may_stand_in_pattern(const Char& c) {
  return is_word_char(c) || c.kind == CharClass::hyphen || c.kind == CharClass::apostrophe ||
         c.kind == CharClass::dot || c.kind == CharClass::middle_dot || c.kind == CharClass::ignorable ||
         c.code == U'*' || c.code == U'?';
}

bool is_pattern(std::string_view word) {
  const std::size_t first = word.find_first_of("*?");
  if (first == std::string_view::npos) return false;
  std::size_t before = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = char_at(word, at);
    if (!may_stand_in_pattern(c)) return false;
    if (at < first && is_word_char(c)) ++before;
    at += c.size;
  }
  const bool stands_for_second = before == 1 && word[first] == '?' && is_word_char(char_at(word, first + 1));
  return before >= kLeastLetters || stands_for_second;
}

// The bytes of ~1 or ~2 at the end of what is up to the last letter or digit.
std::size_t edits_size(std::string_view word) { return word.ends_with("~1") || word.ends_with("~2") ? 2 : 0; }

bool is_fuzzy_word(std::string_view word) {
  bool ends_in_letter = false;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = char_at(word, at);
    if (!may_stand_in_pattern(c) || is_wildcard(word[at])) return false;
    ends_in_letter = is_word_char(c);
    at += c.size;
  }
  return ends_in_letter;
}

// The bytes of l', d', jusqu'… at the beginning of a pattern.
std::size_t elision_size(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size();) {
    const Char c = char_at(pattern, at);
    if (c.kind == CharClass::apostrophe)
      return text::elided_particle(pattern.substr(0, at), pattern.substr(at + c.size)) ? at + c.size : 0;
    if (c.kind != CharClass::letter) return 0;
    at += c.size;
  }
  return 0;
}

// The dot behind a lone letter is part of M. and O.T.S.C.
bool ends_in_lone_letter(std::string_view word) {
  CharClass before_last = CharClass::other;
  CharClass last = CharClass::other;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = char_at(word, at);
    before_last = std::exchange(last, c.kind);
    at += c.size;
  }
  return last == CharClass::letter && before_last != CharClass::letter && before_last != CharClass::digit;
}

std::size_t end_with_punctuation(std::string_view query, std::size_t begin, std::size_t end, std::size_t chunk_end) {
  const std::string_view word = query.substr(begin, end - begin);
  const std::string_view rest = query.substr(end, chunk_end - end);
  if (rest.starts_with('.') && ends_in_lone_letter(word)) return end + 1;
  if (rest.starts_with(']') && word.find('[') != std::string_view::npos) return end + 1;
  std::size_t at = end;
  while (at < chunk_end && is_symbol_of_words(char_at(query, at).code)) at += char_at(query, at).size;
  return at;
}

std::size_t count_digits(std::string_view query, std::size_t at, std::size_t most) {
  std::size_t count = 0;
  while (count < most && at + count < query.size() && base::is_digit(query[at + count])) ++count;
  return count;
}

// A fourth digit, a letter, 000-12 or 12:30: no group of thousands.
bool goes_on(std::string_view query, std::size_t at) {
  const Char c = char_at(query, at);
  return is_word_char(c) || c.kind == CharClass::hyphen || c.code == U':' || c.code == U'/';
}

// 2 000, 10 000,5
std::size_t thousands_end(std::string_view query, std::size_t begin, std::size_t end) {
  const std::size_t digits = count_digits(query, begin, kGroup + 1);
  if (digits > kGroup || begin + digits != end) return end;
  while (true) {
    const Char blank = char_at(query, end);
    const std::size_t group = end + blank.size;
    if (blank.kind != CharClass::space || blank.code == U'\t' || blank.code == U'\r') return end;
    if (count_digits(query, group, kGroup) != kGroup || goes_on(query, group + kGroup)) return end;
    end = group + kGroup;
    const bool decimal = end < query.size() && query[end] == ',' && count_digits(query, end + 1, 1) == 1;
    if (decimal) return end + 1 + count_digits(query, end + 1, query.size());
  }
}

// Behind a number, its sign or the words of a share.
std::size_t end_with_sign(std::string_view query, std::size_t end) {
  if (!base::is_digit(query[end - 1])) return end;
  const auto at = static_cast<std::uint32_t>(end);
  if (const text::PercentWords words = text::percent_words(query, at); words.end != 0) return words.end;
  const Char blank = char_at(query, end);
  const std::size_t sign = end + blank.size;
  const Char c = char_at(query, sign);
  const bool is_unit = blank.kind == CharClass::space && c.kind == CharClass::sign && c.code != U'#' &&
                       c.code != U'@' && c.code != U'\u00A7';
  return is_unit && !is_word_char(char_at(query, sign + c.size)) ? sign + c.size : end;
}

}  // namespace

std::size_t chunk_end(std::string_view query, std::size_t begin) {
  bool after_letter = false;
  std::size_t at = begin;
  while (true) {
    const Char c = char_at(query, at);
    const std::size_t ending = after_letter ? inclusive_ending_at(query, at) : 0;
    if (ending == 0 && ends_run(c)) return at;
    at += ending == 0 ? c.size : ending;
    after_letter = c.kind == CharClass::letter;
  }
}

WordShape word_shape(std::string_view query, std::size_t begin) {
  WordShape shape{.end = 0, .chunk_end = chunk_end(query, begin), .word_begin = begin};
  const std::size_t end = last_word_char_end(query, begin, shape.chunk_end);
  const std::size_t stars_end = trailing_stars_end(query, end);
  const std::size_t behind_elision = begin + elision_size(query.substr(begin, stars_end - begin));
  if (is_pattern(query.substr(behind_elision, stars_end - behind_elision))) {
    shape.is_wildcard = true;
    shape.word_begin = behind_elision;
    shape.end = stars_end;
  } else if (const std::size_t edits = edits_size(query.substr(begin, end - begin));
             (edits > 0 || query.substr(end).starts_with('~')) &&
             is_fuzzy_word(query.substr(begin, end - begin - edits))) {
    shape.is_fuzzy = true;
    shape.edits = edits == 0 ? 0 : static_cast<std::size_t>(query[end - 1] - '0');
    shape.end = end - edits;
  } else {
    shape.end = end_with_punctuation(query, begin, end, shape.chunk_end);
  }
  return shape;
}

std::size_t grouped_number_end(std::string_view query, std::size_t begin, std::size_t end) {
  if (begin >= query.size() || !base::is_digit(query[begin])) return end;
  const std::size_t spaced = text::spaced_number_end(query, static_cast<std::uint32_t>(begin));
  return end_with_sign(query, std::max(spaced, thousands_end(query, begin, end)));
}

std::size_t end_with_unit(std::string_view query, std::size_t end) {
  const Char blank = char_at(query, end);
  if (blank.kind != CharClass::space || end == 0 || !base::is_digit(query[end - 1])) return end;
  const std::size_t sign = end + blank.size;
  const Char c = char_at(query, sign);
  if (c.code != U'%' && c.code != U'€' && c.code != U'$' && c.code != U'£' && c.code != U'°') return end;
  std::size_t behind = sign + c.size;
  if (c.code == U'°' && (query.substr(behind).starts_with('C') || query.substr(behind).starts_with('F'))) ++behind;
  return is_word_char(char_at(query, behind)) ? end : behind;
}

}  // namespace depeche::query

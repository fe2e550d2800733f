#include "text/joined_words.h"

#include "base/ascii.h"
#include "text/char_class.h"
#include "text/function_words.h"

namespace depeche::text {
namespace {

constexpr std::uint32_t kMostCapitals = 6;
constexpr std::uint32_t kMostDigits = 4;
constexpr std::uint32_t kLongestName = 10;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::uint32_t capitals_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && is_capital(text[at])) ++at;
  return at;
}

std::uint32_t figures_behind(std::string_view text, std::uint32_t at) {
  while (at < text.size() && base::is_digit(text[at])) ++at;
  return at;
}

// 5,3 · 5.000 · 5 000 · 10/01 · 20:30 · 1er: more than a plain number.
bool number_goes_on(std::string_view text, std::uint32_t at) {
  const Char c = char_at(text, at);
  if (is_word_char(c)) return true;
  const bool joins = c.kind == CharClass::comma || c.kind == CharClass::dot || c.kind == CharClass::space ||
                     c.code == U'/' || c.code == U':';
  const std::uint32_t next = at + c.size;
  if (!joins || next >= text.size() || !base::is_digit(text[next])) return c.kind == CharClass::sign;
  return c.kind != CharClass::space || figures_behind(text, next) == next + 3;
}

// "TV" and "FM" behind a name, "France TV".
std::uint32_t channel_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view behind = text.substr(end);
  if (!behind.starts_with(" TV") && !behind.starts_with(" FM")) return 0;
  if (end - begin > kLongestName || end - begin < 2 || is_word_char(char_at(text, end + 3))) return 0;
  for (std::uint32_t at = begin + 1; at < end; ++at)
    if (text[at] < 'a' || text[at] > 'z') return 0;
  return end + 3;
}

// The "-D.G." behind the "P." of an acronym of three letters or more; "J.-P." are initials.
std::uint32_t hyphened_acronym_end(std::string_view text, std::uint32_t end) {
  std::uint32_t letters = 1;
  std::uint32_t at = end;
  while (text.substr(at).starts_with(".-") || (at > end && text.substr(at).starts_with('.'))) {
    const std::uint32_t next = at + (text.substr(at).starts_with(".-") ? 2 : 1);
    if (next >= text.size() || !is_capital(text[next])) break;
    at = next + 1;
    ++letters;
  }
  return letters >= 3 && !is_word_char(char_at(text, at)) ? at : 0;
}

// Inside a sentence "A 380" is no "à 380" without its accent.
bool is_inside_sentence(std::string_view text, std::uint32_t begin) {
  if (begin < 2) return false;
  const char before = text[begin - 1];
  const auto last = static_cast<unsigned char>(text[begin - 2]);
  return before == '\'' || text.substr(0, begin).ends_with("’") ||
         (before == ' ' && (last >= 0x80 || is_word_char(char_at(text, begin - 2))));
}

}  // namespace

std::uint32_t joined_words_end(std::string_view text, std::uint32_t begin, std::uint32_t end, bool shouting) {
  const std::uint32_t capitals = capitals_end(text, begin);
  if (capitals == begin + 1 && capitals < end) return channel_end(text, begin, end);
  if (end - begin > kMostCapitals || capitals != end) return 0;
  if (end - begin == 1 && text.substr(end).starts_with(".-")) return hyphened_acronym_end(text, end);
  const Char blank = char_at(text, end);
  if (blank.kind != CharClass::space) return 0;
  const bool is_letter = end - begin == 1;
  if (is_letter && (shouting || !is_inside_sentence(text, begin))) return 0;
  const std::uint32_t second = end + blank.size;
  if (const std::uint32_t digits = figures_behind(text, second); digits > second) {
    if (digits - second > kMostDigits || number_goes_on(text, digits)) return 0;
    if (shouting && is_query_stop_word(base::lower_ascii(text.substr(begin, end - begin)))) return 0;
    return digits;
  }
  const std::uint32_t last = capitals_end(text, second);
  if (shouting || is_letter || last < second + 2 || last - second > kMostCapitals) return 0;
  return is_word_char(char_at(text, last)) ? 0 : last;
}

std::string joined_words(std::string_view words) {
  std::string joined;
  for (const char c : words)
    if (is_capital(c) || base::is_digit(c) || (c >= 'a' && c <= 'z')) joined += base::lower_ascii(c);
  return joined;
}

}  // namespace depeche::text

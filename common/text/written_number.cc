#include "text/written_number.h"

#include <array>

#include "base/ascii.h"
#include "text/char_class.h"

namespace depeche::text {
namespace {

constexpr std::array<std::string_view, 5> kSpacedEndings{"er", "ère", "ème", "eme", "e"};
constexpr std::array<std::string_view, 3> kPercentWords{"pour cent", "pour\u00A0cent", "pourcent"};

constexpr int kMinutesOfHour = 60;
constexpr int kHoursOfDay = 24;
constexpr std::uint32_t kHourDigits = 3;
constexpr std::uint32_t kOrdinalDigits = 2;
constexpr std::uint32_t kLeastArticleDigits = 2;
constexpr std::string_view kCodeLetters = "LRDlrd";  // lois, règlements, décrets

std::uint32_t figures_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && base::is_digit(text[at])) ++at;
  return at;
}

bool is_figure_at(std::string_view text, std::uint32_t at) { return at < text.size() && base::is_digit(text[at]); }
bool is_word_at(std::string_view text, std::uint32_t at) { return is_word_char(char_at(text, at)); }

// Past one blank.
std::uint32_t blank_end(std::string_view text, std::uint32_t at) {
  const Char c = char_at(text, at);
  return c.kind == CharClass::space ? at + c.size : at;
}

bool is_three_digits(std::string_view text, std::uint32_t at) {
  return figures_end(text, at) == at + 3 && char_at(text, at + 3).kind != CharClass::letter;
}

// 2.000, 2 000, 3,5, 10.000.000: the end of the number, or of its first digits when nothing joins them.
std::uint32_t number_end(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = figures_end(text, begin);
  char32_t separator = 0;
  while (end - begin <= 3 || separator != 0) {
    const Char c = char_at(text, end);
    const bool groups = c.kind == CharClass::space || c.kind == CharClass::dot;
    if (!groups || (separator != 0 && c.code != separator) || !is_three_digits(text, end + c.size)) break;
    separator = c.code;
    end += c.size + 3;
  }
  const Char c = char_at(text, end);
  const bool decimal =
      (c.kind == CharClass::comma || (c.kind == CharClass::dot && separator == 0)) && is_figure_at(text, end + 1);
  if (!decimal) return end;
  const std::uint32_t after = figures_end(text, end + 1);
  const Char next = char_at(text, after);
  const bool dated =
      (next.kind == CharClass::dot || next.kind == CharClass::comma) && is_figure_at(text, after + 1);  // 13.01.2022
  return dated ? end : after;
}

// The figures without what groups them; a decimal part stands behind a comma.
std::string plain_number(std::string_view raw) {
  std::string digits;
  const std::size_t last_mark = raw.find_last_not_of("0123456789");
  const bool grouped = raw.size() - last_mark == 4 && raw[last_mark] != ',';
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (base::is_digit(raw[i])) digits += raw[i];
    if (i == last_mark && !grouped) digits += ',';
  }
  return digits;
}

int value_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = 10 * value + (c - '0');
  return value;
}

std::string hour_word(std::string_view hours, int minutes) {
  while (hours.size() > 1 && hours.front() == '0') hours.remove_prefix(1);
  std::string word = std::string(hours) + 'h';
  if (minutes == 0) return word;
  return word + static_cast<char>('0' + minutes / 10) + static_cast<char>('0' + minutes % 10);
}

// Two figures of minutes that nothing continues: the end of them, else 0.
std::uint32_t minutes_end(std::string_view text, std::uint32_t at) {
  const std::uint32_t end = figures_end(text, at);
  if (end != at + 2 || value_of(text.substr(at, 2)) >= kMinutesOfHour || is_word_at(text, end)) return 0;
  const Char c = char_at(text, end);
  const bool goes_on = c.kind == CharClass::comma || c.kind == CharClass::dot || c.kind == CharClass::sign ||
                       c.code == U':' || c.kind == CharClass::space;
  if (!goes_on) return end;
  const std::uint32_t next = end + c.size;
  if (c.kind == CharClass::sign || char_at(text, next).kind == CharClass::sign) return 0;
  return c.kind == CharClass::space ? (is_three_digits(text, next) ? 0 : end) : (is_figure_at(text, next) ? 0 : end);
}

// 20:30
WrittenNumber clock_time(std::string_view text, std::uint32_t begin, std::uint32_t digits) {
  if (digits - begin > 2 || digits >= text.size() || text[digits] != ':') return {};
  if (begin > 0 && (text[begin - 1] == ':' || text[begin - 1] == '.')) return {};
  const std::uint32_t end = minutes_end(text, digits + 1);
  if (end == 0 || value_of(text.substr(begin, digits - begin)) > kHoursOfDay) return {};
  return {end, hour_word(text.substr(begin, digits - begin), value_of(text.substr(digits + 1, 2)))};
}

// 20h30, 20 h 30, 20 h
WrittenNumber hour(std::string_view text, std::uint32_t begin, std::uint32_t digits) {
  if (digits - begin > kHourDigits) return {};
  const std::uint32_t letter = blank_end(text, digits);
  if (letter >= text.size() || (text[letter] != 'h' && text[letter] != 'H')) return {};
  const std::string_view hours = text.substr(begin, digits - begin);
  const std::uint32_t behind = letter + 1;
  const std::uint32_t minutes = blank_end(text, behind);
  if (const std::uint32_t end = minutes_end(text, minutes); end != 0)
    return {end, hour_word(hours, value_of(text.substr(minutes, 2)))};
  const Char next = char_at(text, behind);
  if (is_word_char(next) || next.kind == CharClass::apostrophe) return {};
  return {behind, hour_word(hours, 0)};
}

bool is_code_letter(std::string_view text, std::uint32_t at) {
  if (kCodeLetters.find(text[at]) == std::string_view::npos) return false;
  const std::string_view before = text.substr(0, at);
  return before.empty() || std::string_view(" \n(").find(before.back()) != std::string_view::npos ||
         before.ends_with("\u00A0");
}

// 49-3
WrittenNumber article(std::string_view text, std::uint32_t begin, std::uint32_t digits) {
  if (digits - begin > 3) return {};
  const Char hyphen = char_at(text, digits);
  const std::uint32_t last = digits + hyphen.size;
  if (hyphen.kind != CharClass::hyphen || !is_figure_at(text, last)) return {};
  const std::uint32_t end = last + 1;
  const Char next = char_at(text, end);
  const bool joins = next.kind == CharClass::hyphen || next.kind == CharClass::comma || next.kind == CharClass::dot ||
                     next.code == U':' || next.code == U'/';
  if (is_word_char(next) || next.kind == CharClass::sign || (joins && is_word_at(text, end + next.size))) return {};
  const char before = begin > 0 ? text[begin - 1] : ' ';
  const bool goes_on =
      before == '-' || before == ',' || (before == '.' && !(begin > 1 && is_code_letter(text, begin - 2)));
  if (goes_on) return {};
  return {end, std::string(text.substr(begin, digits - begin)) + ',' + text[last]};
}

// 1 er, 21 e: letters that printers raise, which some systems then set apart.
WrittenNumber spaced_ordinal(std::string_view text, std::uint32_t begin, std::uint32_t digits) {
  if (digits - begin > kOrdinalDigits) return {};
  const std::uint32_t at = blank_end(text, digits);
  if (at == digits) return {};
  for (const std::string_view ending : kSpacedEndings) {
    if (!text.substr(at).starts_with(ending)) continue;
    const auto end = static_cast<std::uint32_t>(at + ending.size());
    const Char next = char_at(text, end);
    if (is_word_char(next) || (ending == "e" && next.kind != CharClass::space)) continue;
    return {end, std::string(text.substr(begin, digits - begin)).append(ending)};
  }
  return {};
}

}  // namespace

WrittenNumber written_number(std::string_view text, std::uint32_t begin) {
  const std::uint32_t digits = figures_end(text, begin);
  for (const auto read : {clock_time, hour, article, spaced_ordinal})
    if (WrittenNumber found = read(text, begin, digits); found.end != 0) return found;
  const std::uint32_t end = number_end(text, begin);
  if (end == digits) return {};
  return {end, plain_number(text.substr(begin, end - begin))};
}

std::uint32_t spaced_number_end(std::string_view text, std::uint32_t begin) {
  const std::uint32_t digits = figures_end(text, begin);
  if (const WrittenNumber found = hour(text, begin, digits); found.end != 0) return found.end;
  return spaced_ordinal(text, begin, digits).end;
}

std::uint32_t article_figures(std::string_view text, std::uint32_t letter) {
  if (!is_code_letter(text, letter)) return 0;
  const std::uint32_t begin = letter + (text.substr(letter + 1).starts_with('.') ? 2 : 1);
  const std::uint32_t end = figures_end(text, begin);
  if (end < begin + kLeastArticleDigits) return 0;
  const Char hyphen = char_at(text, end);
  return hyphen.kind == CharClass::hyphen && is_figure_at(text, end + hyphen.size) ? begin : 0;
}

PercentWords percent_words(std::string_view text, std::uint32_t at) {
  const std::uint32_t begin = blank_end(text, at);
  if (begin == at || begin == text.size() || base::lower_ascii(text[begin]) != 'p') return {};
  for (const std::string_view words : kPercentWords) {
    if (text.size() - begin < words.size() || base::lower_ascii(text.substr(begin, words.size())) != words) continue;
    const auto end = static_cast<std::uint32_t>(begin + words.size());
    if (!is_word_at(text, end)) return {begin, end};
  }
  return {};
}

std::vector<RuleTable> written_number_tables() {
  return {rule_table("kSpacedEndings", kSpacedEndings), rule_table("kPercentWords", kPercentWords)};
}

}  // namespace depeche::text

#include "time/mail_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/blanks.h"
#include "time/calendar.h"

namespace depeche::time {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};

std::string_view take_word(std::string_view& text) {
  text = base::trim(text);
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

std::optional<int> figures_in(std::string_view digits, std::size_t most_digits) {
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<unsigned> month_number(std::string_view word) {
  const auto* found = std::find(kMonthNames.begin(), kMonthNames.end(), base::lower_ascii(word.substr(0, 3)));
  if (found == kMonthNames.end()) return std::nullopt;
  return static_cast<unsigned>(found - kMonthNames.begin()) + 1;
}

int year_of_mail(int year, std::size_t digits) {
  if (digits > 2) return year;
  return year + (year < 70 ? 2000 : 1900);
}

}  // namespace

std::optional<DateRange> read_mail_date(std::string_view text) {
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) text.remove_prefix(comma + 1);
  const auto day = figures_in(take_word(text), 2);
  const auto month = month_number(take_word(text));
  const std::string_view year_word = take_word(text);
  const auto year = figures_in(year_word, 4);
  if (!day || !month || !year) return std::nullopt;
  const auto made = make_day(year_of_mail(*year, year_word.size()), *month, static_cast<unsigned>(*day));
  return made ? std::optional(day_range(*made)) : std::nullopt;
}

}  // namespace depeche::time

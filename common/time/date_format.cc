#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "base/message.h"
#include "depeche/date.h"
#include "time/calendar.h"
#include "time/quote.h"

namespace depeche {
namespace {

std::string month_string(Day day) { return to_string(day).substr(0, 7); }
std::string year_string(Day day) { return to_string(day).substr(0, 4); }

// Exactly `size` digits at the front of `text`, which they are taken from.
std::optional<int> take_digits(std::string_view& text, std::size_t size) {
  if (text.size() < size) return std::nullopt;
  int value = 0;
  for (char c : text.substr(0, size)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

// "2022", "2022-01" or "2022-01-13" at the front of `text`.
std::optional<DateRange> take_unit(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || *year < time::kFirstYear) return std::nullopt;
  if (!take(text, "-")) return year_range(*year);
  const auto month = take_digits(text, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (!take(text, "-")) return month_range(*year, static_cast<unsigned>(*month));
  const auto number = take_digits(text, 2);
  if (!number) return std::nullopt;
  const auto day = time::make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*number));
  if (!day) return std::nullopt;
  return day_range(*day);
}

std::optional<DateRange> take_range(std::string_view text) {
  const auto first = take_unit(text);
  if (!first || text.empty()) return first;
  if (!take(text, "..")) return std::nullopt;
  const auto last = take_unit(text);
  if (!last || !text.empty() || last->last < first->first) return std::nullopt;
  return range_between(first->first, last->last);
}

void put_two_digits(char* at, unsigned number) {
  at[0] = static_cast<char>('0' + number / 10);
  at[1] = static_cast<char>('0' + number % 10);
}

}  // namespace

// Reading a date writes it again, for each match of a timeline: snprintf was a tenth of that.
std::string to_string(Day day) {
  constexpr int kLastOfFourDigits = 9999;
  const std::chrono::year_month_day civil{day};
  const int year = static_cast<int>(civil.year());
  if (year < 0 || year > kLastOfFourDigits) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", year, static_cast<unsigned>(civil.month()),
                  static_cast<unsigned>(civil.day()));
    return text.data();
  }
  std::string text = "0000-00-00";
  put_two_digits(text.data(), static_cast<unsigned>(year) / 100);
  put_two_digits(text.data() + 2, static_cast<unsigned>(year) % 100);
  put_two_digits(text.data() + 5, static_cast<unsigned>(civil.month()));
  put_two_digits(text.data() + 8, static_cast<unsigned>(civil.day()));
  return text;
}

std::string to_string(const Instant& instant) {
  const auto minutes = static_cast<unsigned>(std::abs(instant.utc_offset.count()) % (24 * 60));
  std::string text = format_time(instant.time + instant.utc_offset);
  text.back() = instant.utc_offset.count() < 0 ? '-' : '+';
  for (const unsigned digit : {minutes / 600, minutes / 60 % 10, minutes % 60 / 10, minutes % 10})
    text += static_cast<char>('0' + digit);
  return text.insert(text.size() - 2, ":");
}

std::string format_time(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string text = "T00:00:00Z";
  put_two_digits(text.data() + 1, static_cast<unsigned>(clock.hours().count()));
  put_two_digits(text.data() + 4, static_cast<unsigned>(clock.minutes().count()));
  put_two_digits(text.data() + 7, static_cast<unsigned>(clock.seconds().count()));
  return to_string(day) + text;
}

std::string to_string(const DateRange& range) {
  switch (range_between(range.first, range.last).precision) {
    case DatePrecision::day:
      return to_string(range.first);
    case DatePrecision::month:
      return month_string(range.first);
    case DatePrecision::year:
      return year_string(range.first);
    case DatePrecision::range:
      break;
  }
  return to_string(range.first) + ".." + to_string(range.last);
}

std::string_view to_string(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::day:
      return "day";
    case DatePrecision::month:
      return "month";
    case DatePrecision::year:
      return "year";
    case DatePrecision::range:
      break;
  }
  return "range";
}

Result<DateRange> parse_iso_range(std::string_view text) {
  const auto range = take_range(text);
  if (!range || to_string(*range) != text)
    return fail(ErrorCode::date, tr("{} is not an interval as Dépêche writes it", time::quote(text)),
                tr("the forms are 2022-01-13, 2022-01, 2022 and 2022-01-06..2022-01-13"));
  return *range;
}

}  // namespace depeche

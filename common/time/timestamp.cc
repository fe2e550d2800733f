#include "time/timestamp.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "time/calendar.h"
#include "time/clock_zone.h"

namespace depeche::time {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), base::is_digit) - text.begin());
}

// A number of so many digits, at most `most`.
std::optional<int> take_digits(std::string_view& text, std::size_t width, int most) {
  const std::string_view digits = text.substr(0, width);
  if (digits.size() != width || !std::all_of(digits.begin(), digits.end(), base::is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  text.remove_prefix(width);
  return value <= most ? std::optional(value) : std::nullopt;
}

// 2022-01-13, 20220113.
std::optional<Day> take_day(std::string_view& text) {
  const auto year = take_digits(text, 4, kLastYear);
  take(text, '-');
  const auto month = take_digits(text, 2, 12);
  take(text, '-');
  const auto day = take_digits(text, 2, 31);
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

bool take_fraction(std::string_view& text) {
  if (!take(text, '.') && !take(text, ',')) return true;
  const std::size_t digits = count_digits(text);
  text.remove_prefix(digits);
  return digits > 0;
}

// 10:00, 10:00:00.123, 1000, 100000; 24:00 is the end of the day.
std::optional<seconds> take_clock(std::string_view& text) {
  const auto hour = take_digits(text, 2, 24);
  const bool colons = take(text, ':');
  const auto minute = take_digits(text, 2, 59);
  if (!hour || !minute) return std::nullopt;
  const seconds time = hours(*hour) + minutes(*minute);
  const bool has_seconds = colons ? take(text, ':') : count_digits(text) >= 2;
  if (!has_seconds) return time;
  const auto second = take_digits(text, 2, 60);
  if (!second || !take_fraction(text)) return std::nullopt;
  return time + seconds(*second);
}

// GMT, CEST: a zone whose offset is nobody's business where only the printed day counts.
bool is_named_zone(std::string_view zone) {
  return zone.size() <= 5 && std::all_of(zone.begin(), zone.end(), is_capital);
}

bool is_time_of_day(std::string_view text) {
  if (!take_clock(text)) return false;
  take(text, ' ');
  return read_utc_offset(text) || is_named_zone(text);
}

}  // namespace

std::optional<Instant> read_timestamp(std::string_view text) {
  const auto day = take_day(text);
  if (!day || (!take(text, 'T') && !take(text, ' '))) return std::nullopt;
  const auto clock = take_clock(text);
  if (!clock || *clock > hours(24)) return std::nullopt;
  const ClockZone where = read_clock_zone(text, 0);
  if (where.end != text.size() || !where.known) return std::nullopt;
  return moment_at(std::chrono::local_seconds(day->time_since_epoch() + *clock), where);
}

std::string_view without_time_of_day(std::string_view text) {
  for (std::size_t at = 8; at + 4 < text.size(); ++at) {
    const bool separated = text[at] == 'T' || (text[at] == ' ' && text.substr(at).find(':') == 3);
    if (!separated || !base::is_digit(text[at - 1])) continue;
    if (is_time_of_day(text.substr(at + 1))) return text.substr(0, at);
  }
  return text;
}

}  // namespace depeche::time

#include "time/wire_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/blanks.h"
#include "time/calendar.h"
#include "time/clock_zone.h"
#include "time/folded_word.h"
#include "time/vocabulary.h"

namespace depeche::time {
namespace {

struct GermanMonth {
  std::string_view name;
  unsigned month;
};

// What is not written as in French or English.
constexpr std::array kGermanMonths{GermanMonth{"januar", 1}, GermanMonth{"februar", 2},   GermanMonth{"marz", 3},
                                   GermanMonth{"maerz", 3},  GermanMonth{"mrz", 3},       GermanMonth{"juni", 6},
                                   GermanMonth{"juli", 7},   GermanMonth{"okt", 10},      GermanMonth{"oktober", 10},
                                   GermanMonth{"dez", 12},   GermanMonth{"dezember", 12}, GermanMonth{"aou", 8}};

std::string_view take_word(std::string_view& text) {
  text = base::trim(text);
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

std::optional<int> number_in(std::string_view figures) {
  if (figures.empty() || figures.size() > 6 || !std::ranges::all_of(figures, base::is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : figures) value = value * 10 + (c - '0');
  return value;
}

std::optional<unsigned> month_of_wire(std::string_view name) {
  if (const auto month = month_from_name(name)) return month;
  std::size_t end = 0;
  const FoldedWord word = read_word(name, end);
  const auto* found = std::ranges::find(kGermanMonths, word.view(), &GermanMonth::name);
  if (found == kGermanMonths.end() || end + (name.ends_with('.') ? 1 : 0) != name.size()) return std::nullopt;
  return found->month;
}

// The letter of a military zone: A is an hour ahead of UTC, N one behind it; J is that of whoever writes.
std::optional<ClockZone> zone_of_letter(std::string_view word) {
  constexpr std::string_view kAhead = "abcdefghiklm";
  constexpr std::string_view kBehind = "nopqrstuvwxy";
  if (word.size() != 1) return std::nullopt;
  const char letter = base::lower_ascii(word.front());
  const std::size_t ahead = kAhead.find(letter);
  const std::size_t behind = kBehind.find(letter);
  if (ahead == std::string_view::npos && behind == std::string_view::npos) return std::nullopt;
  ClockZone where;
  where.utc_offset = ahead != std::string_view::npos ? std::chrono::minutes(60 * static_cast<int>(ahead + 1))
                                                     : std::chrono::minutes(-60 * static_cast<int>(behind + 1));
  where.known = true;
  where.end = 1;
  return where;
}

ClockZone zone_of_wire(std::string_view word) {
  const auto military = zone_of_letter(word);
  return military ? *military : read_clock_zone(word, 0);
}

std::optional<int> year_of_wire(std::string_view figures) {
  const auto year = number_in(figures);
  if (!year || (figures.size() != 2 && figures.size() != 4)) return std::nullopt;
  if (figures.size() == 4) return year;
  return *year + (*year < 70 ? 2000 : 1900);
}

}  // namespace

std::optional<Instant> read_wire_date(std::string_view text) {
  std::string_view figures = take_word(text);
  ClockZone where;
  if (figures.size() > 6) {
    where = zone_of_wire(figures.substr(6));
    if (where.end + 6 != figures.size()) return std::nullopt;
    figures = figures.substr(0, 6);
  }
  const auto number = number_in(figures);
  if (!number || figures.size() != 6) return std::nullopt;
  std::string_view word = take_word(text);
  if (!month_of_wire(word)) {
    where = zone_of_wire(word);
    if (where.end != word.size() || !where.known || word.empty()) return std::nullopt;
    word = take_word(text);
  }
  const auto month = month_of_wire(word);
  const auto year = year_of_wire(take_word(text));
  const int hour = *number / 100 % 100;
  const int minute = *number % 100;
  if (!month || !year || !base::trim(text).empty() || hour > 23 || minute > 59) return std::nullopt;
  const auto day = make_day(*year, *month, static_cast<unsigned>(*number / 10000));
  if (!day) return std::nullopt;
  const std::chrono::local_days midnight(day->time_since_epoch());
  return moment_at(midnight + std::chrono::hours(hour) + std::chrono::minutes(minute), where);
}

}  // namespace depeche::time

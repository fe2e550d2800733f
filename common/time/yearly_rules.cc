#include <array>

#include "base/message.h"
#include "time/calendar.h"
#include "time/date_rules.h"
#include "time/holidays.h"
#include "time/moment_rules.h"
#include "time/unit_rules.h"

// What comes back every year or week: seasons, holidays, week-ends.

namespace depeche::time {
namespace {

struct MonthDay {
  int month = 0;
  int day = 0;
};

// From the first day on which it can begin, astronomically, to the last on which the next begins, which belongs to
// both; autumn mostly begins on 22 September.
struct Season {
  Word word;
  MonthDay first;
  MonthDay last;
};

constexpr std::array kSeasons{Season{Word::spring, {3, 20}, {6, 21}}, Season{Word::summer, {6, 21}, {9, 22}},
                              Season{Word::autumn, {9, 22}, {12, 22}}, Season{Word::winter, {12, 21}, {3, 20}}};

Day day_in(int year, MonthDay at) { return Day{std::chrono::year{year} / at.month / at.day}; }

DateRange season_of(const Season& season, int year) {
  const bool over_new_year = season.last.month < season.first.month;
  return range_between(day_in(year, season.first), day_in(over_new_year ? year + 1 : year, season.last));
}

bool is_wanted(const DateRange& range, const Reading& reading, std::optional<Direction> turn) {
  if (turn == Direction::past) return range.last < reading.today;
  if (turn == Direction::future) return range.first > reading.today;
  return reading.direction == Direction::past ? range.first <= reading.today : range.last >= reading.today;
}

// The 21 of "été 21", "hiver 21-22", "Noël 21"; "Pâques 17 avril" has a day.
std::optional<int> read_short_year_of(Reader& reader) {
  const DateToken& token = reader.peek();
  if (!token.is_plain_number(2, 2) || reader.peek(1).month() != 0) return std::nullopt;
  reader.advance();
  return full_year(token.value, reader.reading());
}

// The year written behind it, or the nearest that fits.
template <class InYear>
std::optional<DateRange> read_year_of(Reader& reader, std::optional<Direction> turn, InYear in_year) {
  const std::size_t start = reader.mark();
  if (!reader.accept(Word::de)) reader.accept("en");
  if (const auto year = read_year(reader)) {
    if (*year >= kFirstYear && *year < kLastYear) return in_year(*year);
    reader.note_impossible(tr("the years with seasons and holidays go from 1000 to 9998"));
    return std::nullopt;
  }
  reader.rewind(start);
  if (const auto year = read_short_year_of(reader)) return in_year(*year);
  if (const auto year = read_year_from_today(reader); year && *year < kLastYear) return in_year(*year);
  if (!turn) turn = read_turn(reader);
  const Reading& reading = reader.reading();
  const int sign = turn.value_or(reading.direction) == Direction::past ? -1 : 1;
  for (int step = -1; step <= 2; ++step) {
    const int year = year_of(reading.today) + sign * step;
    if (year < kFirstYear || year >= kLastYear) continue;
    if (const DateRange range = in_year(year); is_wanted(range, reading, turn)) return range;
  }
  return std::nullopt;
}

// The second year of "hiver 2021-2022", "rentrée 2021-2022" adds nothing.
void skip_second_year(Reader& reader, int last) {
  const std::size_t start = reader.mark();
  if (!reader.accept(DateTokenKind::dash) && !reader.accept(DateTokenKind::slash)) return;
  const DateToken& token = reader.peek();
  const bool is_last =
      token.is_plain_number(4, 4) ? token.value == last : token.is_plain_number(2, 2) && token.value == last % 100;
  if (is_last)
    reader.advance();
  else
    reader.rewind(start);
}

// The month in which schools begin again in France.
bool read_back_to_school(Reader& reader) {
  constexpr std::array<std::string_view, 4> kWhose{"scolaire", "des classes", "universitaire", "de septembre"};
  if (reader.accept("back to school")) return true;
  if (!reader.accept("rentree")) return false;
  for (const std::string_view whose : kWhose) reader.accept(whose);
  return true;
}

// What begins in one year and ends in the next: French schools and universities from September on, sports from July on.
std::optional<DateRange> read_year_across(Reader& reader) {
  struct Kind {
    std::string_view phrase;
    unsigned month;  // its first
  };
  constexpr std::array kKinds{Kind{"annee scolaire", 9}, Kind{"annee universitaire", 9}, Kind{"school year", 9},
                              Kind{"academic year", 9},  Kind{"saison sportive", 7},     Kind{"saison", 7},
                              Kind{"season", 7}};
  for (const Kind& kind : kKinds) {
    if (!reader.accept(kind.phrase)) continue;
    reader.accept(Word::de);
    const auto year = read_year(reader);
    const std::size_t behind = reader.mark();
    if (!year || *year < kFirstYear || *year >= kLastYear) return std::nullopt;
    skip_second_year(reader, *year + 1);
    if (reader.mark() == behind) return std::nullopt;
    return range_between(month_range(*year, kind.month).first, month_range(*year + 1, kind.month - 1).last);
  }
  return std::nullopt;
}

std::optional<DateRange> read_holiday_name(Reader& reader, std::optional<Direction> turn) {
  const Holiday* holiday = accept_holiday(reader);
  if (holiday == nullptr) return std::nullopt;
  return read_year_of(reader, turn, [&](int year) { return holiday_in(*holiday, year); });
}

// On a Saturday or Sunday, the last and the next week-end are not the present one.
std::optional<DateRange> weekend_from(Day today, std::optional<Direction> turn, Direction direction) {
  const Day saturday = week_of(today).first + std::chrono::days{5};
  int weeks = 0;
  if (turn == Direction::past) weeks = -1;
  if (turn == Direction::future) weeks = today < saturday ? 0 : 1;
  if (!turn && direction == Direction::past && today < saturday) weeks = -1;
  const Day first = saturday + std::chrono::days{7 * weeks};
  if (!in_calendar(first)) return std::nullopt;
  return range_between(first, first + std::chrono::days{1});
}

constexpr unsigned kTuesday = 2;

// That of the week of the day; one that a Monday or a Tuesday prolongs ends with that day.
DateRange weekend_of(Day day) {
  const Day saturday = week_of(day).first + std::chrono::days{5};
  if (iso_weekday(day) <= kTuesday) return range_between(saturday - std::chrono::days{7}, day);
  return range_between(saturday, saturday + std::chrono::days{1});
}

// The days between a holiday of a Thursday or a Tuesday and the week-end beside it, with both.
std::optional<DateRange> bridge_of(Day day) {
  constexpr unsigned kThursday = 4;
  if (iso_weekday(day) == kThursday) return range_between(day, day + std::chrono::days{3});
  if (iso_weekday(day) == kTuesday) return range_between(day - std::chrono::days{3}, day);
  return std::nullopt;
}

// That of Easter and that of Whitsun last until Monday, and that of Ascension Day begins with it.
DateRange weekend_of_holiday(Day day) {
  const auto since_easter = (std::chrono::sys_days(day) - std::chrono::sys_days(easter_sunday(year_of(day)))).count();
  DateRange weekend = weekend_of(day);
  if (since_easter == 0 || since_easter == 49) weekend = range_between(weekend.first, day + std::chrono::days{1});
  constexpr int kAscension = 39;
  return since_easter == kAscension ? bridge_of(day).value_or(weekend) : weekend;
}

// The "15 et 16 janvier 2022" of a week-end: a Saturday or a Sunday, and the days up to it or behind it.
std::optional<DateRange> read_days_of_weekend(Reader& reader) {
  constexpr std::chrono::days kMost{3};
  const auto first = read_day_number(reader);
  const bool joined =
      first && (reader.accept(Word::et) || reader.accept(DateTokenKind::dash) || reader.accept(Word::au) ||
                reader.accept(DateTokenKind::slash) || reader.accept(DateTokenKind::comma));
  const auto last = joined ? read_date(reader) : std::nullopt;
  if (!last || !last->day || !last->month) return std::nullopt;
  PartialDate begin = *last;
  begin.day = first->day;
  begin.weekday = first->weekday;
  const auto from = reader.accept(resolve(begin, reader.reading()));
  const auto to = reader.accept(resolve(*last, reader.reading()));
  if (!from || !to || to->first <= from->first || to->first - from->first > kMost) return std::nullopt;
  const DateRange weekend = weekend_of(to->first);
  const bool meets = from->first <= weekend.last && to->first >= weekend.first;
  return meets ? std::optional(range_between(from->first, to->first)) : std::nullopt;
}

// The "du 13 juin 2020" of a week-end; "de Pâques 2022".
std::optional<DateRange> read_weekend_of(Reader& reader) {
  const std::size_t start = reader.mark();
  if (reader.accept("pascal")) {
    const auto easter = read_year_of(reader, std::nullopt, [](int year) { return day_range(easter_sunday(year)); });
    return easter ? std::optional(weekend_of_holiday(easter->first)) : std::nullopt;
  }
  const bool is_bare_day = reader.peek().is_plain_number(1, 2);  // WE 13-14 juin 2020
  if (is_bare_day || reader.accept(Word::du) || reader.accept(Word::de)) {
    reader.skip_articles();
    if (const auto holiday = read_holiday_name(reader, std::nullopt)) return weekend_of_holiday(holiday->first);
    const std::size_t days = reader.mark();
    if (const auto listed = read_days_of_weekend(reader)) return listed;
    reader.rewind(days);
    const auto date = read_date(reader);
    const auto day = date && date->day ? reader.accept(resolve(*date, reader.reading())) : std::nullopt;
    const bool goes_on = reader.peek().word() == Word::et;  // "du 11 et 12 janvier" is no week-end
    if (day && !goes_on) return weekend_of(day->first);
  }
  reader.rewind(start);
  return std::nullopt;
}

// The "de l'Ascension 2022" of a pont: whatever its holiday, if there is a day to bridge.
std::optional<DateRange> read_bridge(Reader& reader) {
  if (!reader.accept(Word::du) && !reader.accept(Word::de)) return std::nullopt;
  reader.skip_articles();
  if (const auto holiday = read_holiday_name(reader, std::nullopt)) return bridge_of(holiday->first);
  const auto date = read_date(reader);
  const auto day = date && date->day ? reader.accept(resolve(*date, reader.reading())) : std::nullopt;
  return day ? bridge_of(day->first) : std::nullopt;
}

}  // namespace

std::optional<DateRange> read_weekend(Reader& reader) {
  while (reader.accept(Word::au) || reader.accept(Word::article)) {
  }
  if (reader.accept("pont")) return read_bridge(reader);
  const bool present = reader.accept(Word::ce);
  std::optional<Direction> turn = read_turn(reader);
  if (!reader.accept("week end") && !reader.accept(Word::weekend) && !reader.accept("we") && !reader.accept("w e"))
    return std::nullopt;
  if (!turn) turn = read_turn(reader);
  if (!turn && !present)
    if (const auto weekend = read_weekend_of(reader)) return weekend;
  return weekend_from(reader.reading().today, turn, present ? Direction::future : reader.reading().direction);
}

std::optional<DateRange> read_season(Reader& reader) {
  if (skip_throughout(reader)) reader.accept(Word::de);
  while (reader.accept(Word::en) || reader.accept(Word::au) || reader.accept(Word::a) || reader.accept(Word::article) ||
         reader.accept(Word::ce)) {
  }
  const std::optional<Direction> turn = read_turn(reader);
  for (const Season& season : kSeasons) {
    if (!reader.accept(season.word)) continue;
    const auto range = read_year_of(reader, turn, [&](int year) { return season_of(season, year); });
    if (range && year_of(range->last) != year_of(range->first)) skip_second_year(reader, year_of(range->last));
    return range;
  }
  if (const auto year = read_year_across(reader)) return year;
  if (!read_back_to_school(reader)) return std::nullopt;
  const auto month = read_year_of(reader, turn, [](int year) { return month_range(year, 9); });
  if (month) skip_second_year(reader, year_of(month->first) + 1);
  return month;
}

std::optional<DateRange> read_holiday(Reader& reader) {
  reader.accept(Word::a);
  reader.skip_articles();
  const std::optional<Direction> turn = read_turn(reader);
  if (const auto day = read_holiday_name(reader, turn)) return day;
  if (!reader.accept("jour de") && !reader.accept("fete de")) return std::nullopt;
  reader.skip_articles();
  return read_holiday_name(reader, turn);
}

}  // namespace depeche::time

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche {

// A civil day of the proleptic Gregorian calendar. The day of a dispatch is the day that its agency printed; where the
// hour is known, too, it is the day in the time zone of set_time_zone().
using Day = std::chrono::sys_days;

// How exactly a date is known. `range` is an interval that is none of the other three.
enum class DatePrecision { day, month, year, range };

// A closed interval of days [first, last], first <= last. A dispatch known to January 2022 was written on some day of
// [2022-01-01, 2022-01-31]. The interval is kept, and no day is invented.
struct DateRange {
  Day first{};                                   // included
  Day last{};                                    // included
  DatePrecision precision = DatePrecision::day;  // the calendar unit that the interval is

  // The two have a day in common.
  bool overlaps(const DateRange& other) const { return first <= other.last && other.first <= last; }
  // Each day of the other is one of this.
  bool contains(const DateRange& other) const { return first <= other.first && other.last <= last; }
  bool operator==(const DateRange&) const = default;  // in all members
};

// A moment that was printed, to the second.
struct Instant {
  std::chrono::sys_seconds time{};    // UTC
  std::chrono::minutes utc_offset{};  // how far the clock that printed it is ahead of UTC; within 24 hours

  bool operator==(const Instant&) const = default;  // in both members
};

// The earliest day that any expression resolves to. An interval without a beginning starts there.
inline constexpr Day kFirstDay{std::chrono::year{1000} / 1 / 1};
// The latest such day. An interval without an end stops there.
inline constexpr Day kLastDay{std::chrono::year{9999} / 12 / 31};

// The moments from `from` on and before `until`; from < until.
struct TimeSpan {
  std::chrono::sys_seconds from{};   // included; kFirstMoment: no beginning
  std::chrono::sys_seconds until{};  // excluded; kLastMoment: no end

  // Each moment of the other is one of this.
  bool contains(const TimeSpan& other) const { return from <= other.from && other.until <= until; }
  bool operator==(const TimeSpan&) const = default;  // in both members
};

// The beginning of kFirstDay in UTC. A span without a beginning starts there.
inline constexpr std::chrono::sys_seconds kFirstMoment{kFirstDay};
// The end of kLastDay in UTC. A span without an end stops there.
inline constexpr std::chrono::sys_seconds kLastMoment{kLastDay + std::chrono::days(1)};

// What someone asks for: days, and the moments of them where hours are asked for.
struct AskedTime {
  DateRange days;                   // all that `moments` reach into, when these are set
  std::optional<TimeSpan> moments;  // to the minute

  bool operator==(const AskedTime&) const = default;  // in both members
};

// The interval of one day.
DateRange day_range(Day day);
// The interval of a month. The caller guarantees a valid year (1000 to 9999) and month (1 to 12).
DateRange month_range(int year, unsigned month);
// The interval of a year, 1000 to 9999.
DateRange year_range(int year);
// Any interval. Its precision is that of the calendar unit that it happens to be.
DateRange range_between(Day first, Day last);

// The time zone in which hours without a zone are read, days begin, and moments are shown, by its name in the IANA
// database: "Europe/Paris", which it is until this is called, or "America/Montreal". It holds for the whole process;
// set it before anything is read or searched. An archive is read and searched in one zone. Errors: invalid_argument for
// a name that is not known.
Status set_time_zone(std::string_view name);
// Its name.
std::string time_zone();
// The moment as the clocks of that zone show it.
Instant in_time_zone(std::chrono::sys_seconds time);
// The day of the moment there.
Day day_in_time_zone(std::chrono::sys_seconds time);
// When the day begins there.
std::chrono::sys_seconds begin_in_time_zone(Day day);

// Today, in that time zone.
Day local_today();

// "2022-01-13".
std::string to_string(Day day);
// "2022-01-13T05:00:00Z".
std::string format_time(std::chrono::sys_seconds time);
// "2022-01-13", "2022-01", "2022", or "2022-01-06..2022-01-13".
std::string to_string(const DateRange& range);
// As the clock that printed it shows it: "2022-01-13T18:32:00+01:00".
std::string to_string(const Instant& instant);
// "day", "month", "year", "range".
std::string_view to_string(DatePrecision precision);
// The inverse of to_string(DateRange). It accepts nothing else.
Result<DateRange> parse_iso_range(std::string_view text);

// A date as people type it, in French or ISO form: "2022-01-13", "2022-01", "13/01/2022", "6 janvier 2022", "janvier
// 2022", "hier", "il y a 3 jours", and ranges such as "du 5 au 13 janvier 2022". `today` resolves relative dates. A
// date without year, month or week ("13 janvier", "lundi") is the nearest one that is past or present. What is not
// understood or does not exist ("31 février 2022") is an error that quotes the text. Nothing is guessed.
Result<DateRange> parse_date(std::string_view text, Day today);
// The same, and hours: "13/01/2022 18h", "hier soir", "ce matin", "depuis 14h", "les 3 dernières heures",
// "2022-01-13T18:00..2022-01-13T19:30". An hour without a zone is one of the time zone of this process. An hour that
// ends an interval is not in it; alone, "18h" is a whole hour, "18h32" a minute.
Result<AskedTime> parse_time(std::string_view text, std::chrono::sys_seconds now);
// What parse_time() reads as the same: "2022-01", "2022-01-13T18:00..2022-01-13T19:00", "..2022-01-13T18:00".
std::string to_string(const AskedTime& asked);

}  // namespace depeche

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche {

// A civil day of the proleptic Gregorian calendar. It has no time zone: the day of a dispatch is the day that its
// agency printed.
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

// The interval of one day.
DateRange day_range(Day day);
// The interval of a month. The caller guarantees a valid year (1000 to 9999) and month (1 to 12).
DateRange month_range(int year, unsigned month);
// The interval of a year, 1000 to 9999.
DateRange year_range(int year);
// Any interval. Its precision is that of the calendar unit that it happens to be.
DateRange range_between(Day first, Day last);

// Today, in the local time zone.
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

}  // namespace depeche

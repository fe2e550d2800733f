#pragma once

// Arithmetic of civil days that the public header does not need: months of different lengths, weeks, Easter.

#include <optional>
#include <string>

#include "depeche/date.h"

namespace depeche::time {

inline constexpr int kFirstYear = 1000;
inline constexpr int kLastYear = 9999;

// Weeks start on Monday: Monday is 1, Sunday is 7.
unsigned iso_weekday(Day day);
int year_of(Day day);
unsigned month_of(Day day);

// month is 1 to 12.
unsigned days_in_month(int year, unsigned month);
// The day; nothing when the calendar has no such day, or the year is not between kFirstYear and kLastYear.
std::optional<Day> make_day(int year, unsigned month, unsigned day);
bool in_calendar(Day day);

// A day `count` months later (earlier when negative); the 31st becomes the last day of a shorter month. Nothing outside
// the calendar.
std::optional<Day> shift_months(Day day, int count);

// Monday to Sunday.
DateRange week_of(Day day);
// The month or year that holds `day`, `count` months or years later. Nothing outside the calendar.
std::optional<DateRange> month_from(Day day, int count);
std::optional<DateRange> year_from(Day day, int count);

// The Gregorian computus in the anonymous form printed by Nature (20 April 1876) and by Meeus, "Astronomical
// Algorithms".
Day easter_sunday(int year);

// "January", "Monday".
std::string month_name(unsigned month);
std::string weekday_name(unsigned iso_weekday);

}  // namespace depeche::time

#pragma once

#include <optional>

#include "time/reader.h"

namespace depeche::time {

// A calendar unit as its word names it.
enum class Unit { day, week, month, quarter, half_year, year };

struct UnitWord {
  Unit unit = Unit::day;
  bool plural = false;  // as far as the word shows: "mois" does not
};

std::optional<UnitWord> read_unit(Reader& reader);
// "sem.", which is short for a week where no number says that it is a half-year.
bool accept_short_week(Reader& reader);

// "3 jours", "deux semaines".
struct Amount {
  int count = 0;
  Unit unit = Unit::day;
};
std::optional<Amount> read_amount(Reader& reader);
// So far from a day, back with the sign -1. Days, weeks and months lead to a day, a year to a month.
std::optional<DateRange> at_distance(Day from, Amount amount, int sign);

// The whole unit that lies `count` units after the one that holds `day`. Nothing outside the calendar.
std::optional<DateRange> unit_from(Day day, Unit unit, int count);

// "semaine dernière", "last month", "mois-ci", "cette année", "semaine qui suit": one unit seen from today.
// A unit alone counts only behind ce, du or dans, which `determined` stands for.
std::optional<DateRange> read_relative_unit(Reader& reader, bool determined);

// The rules for moments that count units.
std::optional<DateRange> read_one_unit(Reader& reader);       // la semaine dernière
std::optional<DateRange> read_several_units(Reader& reader);  // les 3 derniers jours
std::optional<DateRange> read_distance(Reader& reader);       // il y a 3 jours, dans un mois, 3 days ago
// The days since the start of "3 jours", as in "depuis 3 jours".
std::optional<DateRange> read_elapsed(Reader& reader);

}  // namespace depeche::time

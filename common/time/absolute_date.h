#pragma once

// Reads days that mean the same whenever they are read.

#include <optional>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

// "2022", "2022-01", "2022-01-13", or what parse_date() understands without knowing today ("13 janvier 2022", "été
// 2019", "du 5 au 13 janvier 2022"). A year of two digits is one of 1970 to 2069. Nothing for all else: "hier" and
// "13 janvier" would mean another day tomorrow, and an interval of more than a century ("depuis 2020") dates nothing.
std::optional<DateRange> read_absolute_date(std::string_view text);

// The same for what names hours: "14 juillet 2022 au soir", "14/07/2022 de 18h à 20h", "14 juillet 2022 à midi".
std::optional<TimeSpan> read_absolute_hours(std::string_view text);

}  // namespace depeche::time

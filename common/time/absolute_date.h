#pragma once

// Reads a date as a header or a member of a JSON object writes it.

#include <optional>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

// ISO 8601 ("2022", "2022-01", "2022-01-13", "20220113"), a timestamp, of which the day is taken as printed
// ("2022-01-13T23:50:00+01:00"), or what parse_date() understands without knowing today ("13 janvier 2022"). Nothing
// for all else: "hier" and "13 janvier" would mean another day tomorrow.
std::optional<DateRange> read_absolute_date(std::string_view text);

}  // namespace depeche::time

#pragma once

#include <optional>

#include "time/partial_date.h"

namespace depeche::time {

// The days of a date as a text written in the interval `written` means it. What it lacks of year and month is completed
// so that it comes nearest to that interval, days ahead counting twice and never more than half a year off. Nothing
// when two completions lie inside the interval, or none is a day of the calendar with the right weekday.
std::optional<DateRange> resolve_near(const PartialDate& date, const std::optional<DateRange>& written);

}  // namespace depeche::time

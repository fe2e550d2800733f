#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.h"

namespace depeche::schema {

// Intervals in ascending order ↔ bytes, two to four for each.
std::string encode_ranges(const std::vector<DateRange>& ranges);
// Stops at the first damage; returns what was read before it. An interval takes the precision of the calendar unit that
// it happens to be.
std::vector<DateRange> decode_ranges(std::string_view bytes);

}  // namespace depeche::schema

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.h"

namespace depeche::schema {

// Intervals in ascending order ↔ bytes, two to four bytes for each.
std::string encode_ranges(const std::vector<DateRange>& ranges);
// Reads up to the first damage, and returns what it has read until then. The precision of an interval is that of the
// calendar unit that it happens to be.
std::vector<DateRange> decode_ranges(std::string_view bytes);

}  // namespace depeche::schema

#pragma once

#include <string_view>

#include "time/reading.h"

namespace depeche::time {

// parse_date, with the choice of where incomplete dates lie: an archive of news is asked for the past, so "lundi" and
// "2 mars" are the nearest at or before today; with Direction::future they are the nearest at or after it.
Result<DateRange> parse_expression(std::string_view text, const Reading& reading);

}  // namespace depeche::time

#pragma once

#include <optional>
#include <string_view>

#include "time/reader.h"

namespace depeche::time {

// parse_date, with the choice of where incomplete dates lie: an archive of news is asked for the past, so "lundi" and
// "2 mars" are the nearest at or before today; with Direction::future they are the nearest at or after it.
Result<DateRange> parse_expression(std::string_view text, const Reading& reading);

// The days that all tokens of the reader mean together.
std::optional<DateRange> read_days(Reader& reader);

}  // namespace depeche::time

#pragma once

// Reads moments as machines write them.

#include <optional>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

// ISO 8601 with hours and minutes at least, in its long or short form: "2022-01-13T06:00:00+01:00",
// "20220113T0500Z", "2022-01-13 05:00 CET". Without an offset it is the time of the reader's zone; parts of a second
// are left out. Nothing for all else.
std::optional<Instant> read_timestamp(std::string_view text);

// The part before the time of day of a timestamp such as 2022-01-13T10:00:00+01:00, 20220113T100000Z or
// Thu, 13 Jan 2022 10:00:00 +0100: the day as it is printed, whatever the zone. Any other text is returned whole.
std::string_view without_time_of_day(std::string_view text);

}  // namespace depeche::time

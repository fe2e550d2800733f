#pragma once

// Reads dates as mail and RSS write them.

#include <optional>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

// RFC 822 and 2822: "Thu, 13 Jan 2022 08:00:00 +0100", of which the day is taken as printed; the weekday and the hour
// may be absent, the year may have two digits (70 and later are of the 20th century). Nothing for all else.
std::optional<DateRange> read_mail_date(std::string_view text);

}  // namespace depeche::time

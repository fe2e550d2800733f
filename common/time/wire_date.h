#pragma once

// Reads dates as the headers of wire services write them.

#include <optional>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

// Day, hour and minute in six figures, then a zone, a month and a year: "131832 GMT JAN 22", "131832Z jan 2022",
// "131932 Okt 22"; the names of months in French, English and German. Without a zone it is the time of the reader's
// zone. Nothing for all else.
std::optional<Instant> read_wire_date(std::string_view text);

}  // namespace depeche::time

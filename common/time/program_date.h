#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

// Without what programs write around a moment, and its parts as ISO 8601 has them: "/Date(1642095125000+0100)/",
// "ISODate("…")", "[13/Jan/2022:18:32:05 +0100]", "{ts '…'}", "2022-01-13-18.32.05.123456", "20220113183205+0100",
// "2022:01:13 18:32:05", "D:20220113183205+01'00'", "…+01:00[Europe/Paris]", "… +0100 CET m=+0.01", "131832ZJAN22". All
// else is as it was, with blanks and hyphens of one byte.
std::string plain_program_date(std::string_view text);

// A moment as a number, or the day of one that leaves open whose clock it was.
struct CountedTime {
  std::optional<Instant> moment;
  std::optional<Day> day;
};

// Seconds since 1970, or thousandths, millionths or milliardths of them, from 1973 to 2200, also as "1.642E9";
// FILETIME of Windows (tenths of a microsecond since 1601); days since 1900 as spreadsheets count them, from 1970 to
// 2099: "44574", "44574.75", in the reader's zone. Of the ticks of .NET (tenths of a microsecond since the year 1),
// which do not say where the clock stood, the day. Nothing for all else.
std::optional<CountedTime> read_counted_time(std::string_view text);

}  // namespace depeche::time

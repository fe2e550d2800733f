#pragma once

// Reads a day as it is printed in a dateline or a sentence, and compares it with the month in the header of the
// dispatch.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

struct PrintedDate {
  unsigned day = 0;
  unsigned month = 0;               // 1 to 12
  std::optional<int> year;          // most datelines leave it out
  bool short_year = false;          // written with two digits: 13/01/22
  std::optional<unsigned> weekday;  // 1 (Monday) to 7
  std::size_t end = 0;              // where reading ended, in bytes
};

// The date that begins at `at`: "13 janvier", "jeudi 13 janvier 2022", "le 1er janv. 2022", "jeudi 13/01/2022",
// "13.01.22", "2022-01-13". Nothing when something else stands there.
std::optional<PrintedDate> read_printed_date(std::string_view text, std::size_t at);

struct Resolved {
  std::optional<DateRange> dated;
  std::string warning;  // empty when nothing contradicts
};

// The interval that `printed` and `header` together leave:
// - a year that is not printed, or printed with two digits, is the header's; without a header the day is dropped;
// - a day that the calendar lacks, or that lies outside the header's interval, is dropped: the header stays;
// - a weekday that is not that day's makes the day doubtful: its month stays.
Resolved resolve(const PrintedDate& printed, const std::optional<DateRange>& header);

}  // namespace depeche::time

#pragma once

// Finds the dates that are printed in a short line: beside a headline, in an address, in an attribute.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::time {

struct LineDate {
  std::chrono::year_month_day day;                 // a day of the calendar
  std::optional<std::chrono::seconds> time;        // of the day, when it stands behind the date
  std::optional<std::chrono::minutes> utc_offset;  // when it stands behind the time
  std::size_t begin = 0;                           // in bytes of the line
  std::size_t end = 0;                             // behind the date and its time
  bool is_ordered = true;                          // not "03/04/2022", which `day` has as 3 April, and may be 4 March
};

// Each day with its month and year, in any language that month_in_any_language() knows, in figures ("13/01/2022",
// "2022-01-13", "1/13/2022", "13.1.22", "2022年1月13日") or in words ("le 1er janvier 2022", "Jan 13th, 2022",
// "13. Januar 2022"). Behind it "à 18h32", "um 18.32 Uhr", "6:32 pm", "T18:32:00+01:00". Years from 1900 to 2100; of
// two figures, this century's. Of what is no day of the calendar, nothing.
std::vector<LineDate> find_line_dates(std::string_view line);

// "2022-01-13", "2022-01-13 18:32", "2022-01-13T18:32:05+01:00": as much of it as is known.
std::string to_iso(const LineDate& date);

}  // namespace depeche::time

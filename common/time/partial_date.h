#pragma once

#include <optional>

#include "time/reading.h"

namespace depeche::time {

// A calendar date as it was written, possibly without some of its parts: "lundi 10 janvier", "janvier 2022", "jeudi".
// The parts need not exist together; resolve() finds out.
struct PartialDate {
  std::optional<unsigned> weekday;  // 1 (Monday) to 7
  std::optional<int> day;
  std::optional<int> month;
  std::optional<int> year;

  bool is_weekday_only() const { return weekday && !day; }
};

// The days that it means. A missing year, month or day is completed as `reading` says, with one in which the parts
// agree: "lundi 10 janvier" is the nearest 10 January that is a Monday. The error says why there is none.
Result<DateRange> resolve(const PartialDate& date, const Reading& reading);

// The year that two digits mean: the one from 79 years before today to 20 years after, if the reading has no other end.
int full_year(int two_digits, const Reading& reading);

}  // namespace depeche::time

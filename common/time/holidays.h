#pragma once

#include <string_view>

#include "depeche/date.h"
#include "time/reader.h"

namespace depeche::time {

// A holiday that comes back every year: on a day of a month; `weekday` set: on the `day`-th such weekday of the month,
// -1 is the last, and so many days `behind` it; `month` 0: so many days after Easter Sunday.
struct Holiday {
  std::string_view phrase;
  int month = 0;
  int day = 0;
  unsigned weekday = 0;
  int behind = 0;
  int length = 1;  // in days
};

// The holiday that is named, or null.
const Holiday* accept_holiday(Reader& reader);
DateRange holiday_in(const Holiday& holiday, int year);

}  // namespace depeche::time

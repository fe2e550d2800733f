#pragma once

#include "depeche/date.h"

namespace depeche::time {

enum class Direction { past, future };

// How a date that lacks something is completed: to the nearest one at or before `today`, or at or after it.
struct Reading {
  Day today{};
  Direction direction = Direction::past;
  int last_of_short_years = 0;  // the last year that two digits may mean; 0: 20 years after `today`
};

// Whether some of the days lie on the side that is asked for; today is on both.
inline bool is_on_asked_side(const DateRange& days, const Reading& reading) {
  return reading.direction == Direction::past ? days.first <= reading.today : days.last >= reading.today;
}

}  // namespace depeche::time

#pragma once

#include <chrono>

#include "depeche/date.h"

namespace depeche::query {

// What "today" and "now" mean in a query.
struct Present {
  // The end of a day, when nothing says at what time of it one asks.
  Present(Day day)  // NOLINT(google-explicit-constructor): a day is enough wherever no hour is asked for
      : today(day), now(begin_in_time_zone(day + std::chrono::days(1)) - std::chrono::seconds(1)) {}
  explicit Present(std::chrono::sys_seconds moment) : today(day_in_time_zone(moment)), now(moment) {}

  Day today;
  std::chrono::sys_seconds now;
};

}  // namespace depeche::query

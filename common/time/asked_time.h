#pragma once

#include "depeche/date.h"

namespace depeche::time {

// The moments of the span to the minute, and the days that they reach into. Of an open end the days go on for ever.
AskedTime asked_between(std::chrono::sys_seconds from, std::chrono::sys_seconds until);

// The moments of whole days; of the first and the last day of the calendar open ends.
TimeSpan moments_of(const DateRange& days);

}  // namespace depeche::time

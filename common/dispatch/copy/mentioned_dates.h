#pragma once

#include <vector>

#include "depeche/date.h"
#include "depeche/dispatch.h"

namespace depeche::dispatch {

// The days, months, years and other intervals that the title and the text of a dispatch mention, ascending, none twice.
// What cannot be resolved against the dispatch's own date is left out. time/find_dates.h says what is understood.
std::vector<DateRange> mentioned_dates(const Dispatch& dispatch);

}  // namespace depeche::dispatch

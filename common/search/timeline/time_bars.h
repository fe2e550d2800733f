#pragma once

// Bars of a timeline, before anything is counted.

#include <cstddef>
#include <optional>
#include <vector>

#include "depeche/timeline.h"

namespace depeche::search {

// The day, week (from Monday), month or year that a day lies in.
DateRange unit_of(Day day, TimeUnit unit);

// The finest unit whose bars hold most of the dates and of which there are not many more than sixty bars. There may be
// any number of years.
TimeUnit unit_for(const std::vector<DateRange>& dates);

// The bars between the first date and the last of those that lie inside one, without gaps.
std::vector<TimelineBar> empty_bars(const std::vector<DateRange>& dates, TimeUnit unit);

// The bar that a date lies inside of; nothing when it is wider than that.
std::optional<std::size_t> bar_of(const DateRange& date, const std::vector<TimelineBar>& bars);

// The bars that stand out most: higher than their neighbours, and than chance explains if the matches were spread
// evenly (over the days, or for a share over the dispatches). At most five, in calendar order.
std::vector<std::size_t> peaks_of(const std::vector<TimelineBar>& bars, TimelineMeasure measure);

}  // namespace depeche::search

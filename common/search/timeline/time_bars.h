#pragma once

// Bars of a timeline, before anything is counted.

#include <chrono>
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

// Whether hours are the unit: most of so many dates have moments, and these are at most three days apart.
bool hours_fit(const std::vector<std::chrono::sys_seconds>& moments, std::size_t dates);
// The bars of whole hours between the first of the moments and the last, without gaps.
std::vector<TimelineBar> empty_hours(const std::vector<std::chrono::sys_seconds>& moments);
// The bar of hours that a moment lies inside of; nothing when it lies beside them.
std::optional<std::size_t> hour_bar_of(std::chrono::sys_seconds moment, const std::vector<TimelineBar>& bars);

// The bar that a date lies inside of; nothing when it is wider than that.
std::optional<std::size_t> bar_of(const DateRange& date, const std::vector<TimelineBar>& bars);

// The bars that stand out most: higher than their neighbours, and than chance explains if the matches were spread
// evenly (over the days, or for a share over the dispatches). At most five, in calendar order.
std::vector<std::size_t> peaks_of(const std::vector<TimelineBar>& bars, TimelineMeasure measure);

}  // namespace depeche::search

#pragma once

// Bars and labels of charts.

#include <cstddef>
#include <string>
#include <string_view>

#include "depeche/timeline.h"

namespace depeche::render {

// A bar of `length` columns, to an eighth of a column, made of block characters. A length above nothing gives at least
// an eighth.
std::string bar(double length);

// The label of a bar: "2022-01-13 18:00", "2022-01-13", "2022-01" or "2022", or as French has them; a week is named
// by its Monday.
std::string bar_label(const TimelineBar& bar, TimeUnit unit);
std::string_view unit_name(TimeUnit unit);
std::string_view measure_name(TimelineMeasure measure);

// What is said of matches that no bar shows: "; 3 more are dated less exactly; 2 more are undated".
std::string unplaced_text(const Timeline& timeline);

// The value of a bar: "12", or "3.4 %" of the dispatches of that time.
std::string height_text(const TimelineBar& bar, TimelineMeasure measure);

// The height of the highest bar; 0 without bars.
double highest(const Timeline& timeline);

}  // namespace depeche::render

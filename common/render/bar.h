#pragma once

// Bars and labels of charts.

#include <cstddef>
#include <string>
#include <string_view>

#include "depeche/timeline.h"

namespace depeche::render {

// `length` columns, to an eighth of one, of block characters; what is above nothing is never shorter than an eighth.
std::string bar(double length);

// "2022-01-13", "2022-01" or "2022"; a week by its Monday.
std::string bar_label(const TimelineBar& bar, TimeUnit unit);
std::string_view unit_name(TimeUnit unit);
std::string_view measure_name(TimelineMeasure measure);

// "12", or "3.4 %" of the dispatches of then.
std::string height_text(const TimelineBar& bar, TimelineMeasure measure);

// The highest bar, 0 without any.
double highest(const Timeline& timeline);

}  // namespace depeche::render

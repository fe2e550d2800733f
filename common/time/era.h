#pragma once

#include "depeche/date.h"

namespace depeche::time {

// Whether the days are a decade, which begins with a year that ends in 0, or a century, which begins with one in 01.
enum class Era { none, decade, century };
Era era_of(const DateRange& range);

// The years from the one to the other of a decade or a century, counted from 0.
DateRange years_of_era(const DateRange& era, int from, int to);

}  // namespace depeche::time

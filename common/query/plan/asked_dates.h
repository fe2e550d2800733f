#pragma once

#include <optional>

#include "depeche/date.h"
#include "query/language/tree.h"

namespace depeche::query {

// What every match of a query must agree with.
struct AskedDates {
  std::optional<DateRange> dated;      // the days
  std::optional<TimeSpan> written;     // the moments, when hours are asked for
  std::optional<DateRange> mentioned;  // the first interval that every match must mention
};

// Narrows `asked` by the dates that every match of the tree must overlap, unless nothing would be left.
void narrow_dates(const Node& tree, AskedDates& asked);
// The same by moments, and by their days.
void narrow_moments(const TimeSpan& moments, AskedDates& asked);

}  // namespace depeche::query

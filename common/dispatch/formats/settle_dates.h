#pragma once

// Settles what a page is dated by when its own statements contradict each other.

#include <optional>

#include "time/line_dates.h"

namespace depeche::dispatch {

struct PageDays {
  time::LineDate stated;                  // for machines: JSON-LD, meta elements
  std::optional<time::LineDate> printed;  // for readers, beside the headline
  std::optional<time::LineDate> address;  // the day in the address
};

// - The same moment, stated in UTC and printed with the clock of the place: that moment, with the offset of the place.
// - A day in the address before both others is that of the first publication. The day before a moment in UTC can be its
//   evening in America, before ten o'clock only.
// - What is printed otherwise is the day that readers know: that of a text that was changed. An address that confirms
//   what is stated decides.
// - The day beside, printed without an hour, is the same moment elsewhere: what is stated stays, but a full hour is
//   midnight, and says nothing.
time::LineDate settle_dates(const PageDays& days);

}  // namespace depeche::dispatch

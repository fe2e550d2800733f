#pragma once

// Reads what wire copy says about itself, whatever header it has: headline, dateline, day of writing, credits.

#include <optional>
#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Fills the empty fields of `parsed.dispatch` from `copy`, which is in the shape of clean_text(), and sets its text to
// what is left. `parsed.dispatch.dated`, when set, is the header's interval: a day in the copy makes it exact or is
// doubted, and the header wins (see resolve()). In this order:
// 0. a heading that withdraws it or puts it under embargo (take_publication_heading);
// 1. a dateline at the start; without one, a headline, and then a dateline;
// 2. credits at the end;
// 3. the dateline's day; when it has none and the header gives an interval, the day of "ce 7 janvier" if it lies
// inside.
void read_copy(std::string_view copy, Parsed& parsed);

}  // namespace depeche::dispatch

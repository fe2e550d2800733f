#pragma once

#include <chrono>

#include "base/xapian.h"

namespace depeche::query {

// Dispatches that may not be published at `now`: withheld, canceled, or under embargo. Unweighted where it excludes.
Xapian::Query unusable(std::chrono::sys_seconds now);
// All others, unweighted.
Xapian::Query usable(std::chrono::sys_seconds now);

}  // namespace depeche::query

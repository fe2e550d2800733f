#pragma once

#include "base/xapian.h"
#include "depeche/date.h"

namespace depeche::query {

// Dispatches whose interval overlaps `asked`, or with `strict` lies inside it. Unweighted.
Xapian::Query date_filter(const DateRange& asked, bool strict, const Xapian::Database& database);

}  // namespace depeche::query

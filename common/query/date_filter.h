#pragma once

#include "base/xapian.h"
#include "depeche/date.h"
#include "schema/fields.h"

namespace depeche::query {

// Dispatches whose date, or one of whose dates of that field, overlaps `asked`, or with `strict` lies inside it.
// Unweighted.
Xapian::Query date_filter(schema::Field field, const DateRange& asked, bool strict, const Xapian::Database& database);

}  // namespace depeche::query

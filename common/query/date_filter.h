#pragma once

#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/date.h"
#include "schema/fields.h"

namespace depeche::query {

// The terms one of which has each dispatch whose date, or one of whose dates of that field, overlaps `asked`, or with
// `strict` lies inside it. None when the archive has no such date.
std::vector<std::string> date_filter_terms(schema::Field field, const DateRange& asked, bool strict,
                                           const Xapian::Database& database);

}  // namespace depeche::query

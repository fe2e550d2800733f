#pragma once

#include "base/xapian.h"
#include "query/read/near.h"
#include "schema/part_database.h"

namespace depeche::query {

// The words of one database that fit the pattern, each with its stem. Throws as Xapian does.
NearWords::Forms forms_of(const Pattern& pattern, const schema::PartDatabase& database);

}  // namespace depeche::query

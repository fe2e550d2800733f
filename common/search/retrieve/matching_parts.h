#pragma once

#include <vector>

#include "base/xapian.h"
#include "query/read/indexes.h"

namespace depeche::search {

// The parts of an archive in which the query may find something, as far as the counts of its terms tell: shards that
// are periods have nothing of most dates. All of them where it has so many terms that their counts would cost more than
// they save. Throws as Xapian does.
std::vector<bool> parts_with_matches(const Xapian::Query& query, const query::Indexes& indexes);

}  // namespace depeche::search

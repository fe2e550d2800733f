#pragma once

#include "base/xapian.h"
#include "query/plan/finders.h"
#include "query/plan/plan.h"
#include "query/read/indexes.h"

namespace depeche::query {

// The query that Xapian runs for the list: what matches, weighted by what ranks. It is valid as long as the indexes
// are. Throws as Xapian does.
Xapian::Query to_xapian(const PlanList& list, const Indexes& indexes, Finders& finders);

Xapian::Query unweighted(const Xapian::Query& query);

// All documents. Xapian::Query::MatchAll must not be used: it is one query for all threads, and Xapian counts its
// holders without a lock.
Xapian::Query everything();

}  // namespace depeche::query

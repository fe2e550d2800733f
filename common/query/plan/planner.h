#pragma once

#include "query/language/tree.h"
#include "query/plan/plan.h"
#include "query/plan/plan_options.h"
#include "query/read/indexes.h"
#include "text/analyzer.h"

namespace depeche::query {

// What the tree asks of the indexes. What ranks never changes what matches. Throws as Xapian does, and
// base::DeadlinePassed.
Plan make_plan(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
               const PlanOptions& options = {});

}  // namespace depeche::query

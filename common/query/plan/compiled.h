#pragma once

#include <optional>

#include "base/xapian.h"
#include "query/plan/plan.h"
#include "query/plan/planner.h"
#include "query/plan/to_term_at_a_time.h"
#include "query/read/indexes.h"

namespace depeche::query {

// A plan, and what the executors made of it for the indexes.
struct Compiled : Plan {
  Xapian::Query matching;                          // every match
  Xapian::Query unranked;                          // the same matches, without what only ranks beside them
  Xapian::Query retrieval;                         // the matches of its rarest words: what is worth scoring
  std::optional<TermAtATimeQuery> term_at_a_time;  // the same as `retrieval`, when it is that simple
  bool retrieval_is_complete = true;
};

// Throws as Xapian does, and base::DeadlinePassed. What it returns is valid as long as the indexes are.
Compiled compile(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
                 const PlanOptions& options = {});

}  // namespace depeche::query

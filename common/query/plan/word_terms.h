#pragma once

#include <string>
#include <vector>

#include "base/xapian.h"
#include "query/plan/plan.h"
#include "query/read/indexes.h"

namespace depeche::query {

struct RankedTerm {
  std::string term;
  double boost = 1;
};

// The terms of a word that is none of the function words, in the fields where it is looked for. The term of the title
// is left out where no title of the indexes has it, and those of foreign dispatches where there are none: they would
// only slow the matcher down. Throws as Xapian does.
std::vector<RankedTerm> ranked_terms(const WordLeaf& word, const Indexes& indexes);
// The same whatever the indexes have.
std::vector<RankedTerm> possible_terms(const WordLeaf& word);

// How many postings retrieving by the node costs, about; 0 for what the matcher has to work out. Throws as Xapian does.
Xapian::doccount cost_of(const PlanNode& node, const Indexes& indexes);

// The rarest of what may match, at least two, while their postings sum up to a share of the archive: what is worth
// retrieving by. The rarest comes first. Throws as Xapian does.
std::vector<PlanNode> rarest_of(const std::vector<PlanNode>& may, const Indexes& indexes);

}  // namespace depeche::query

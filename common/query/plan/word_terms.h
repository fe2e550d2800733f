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
// The same terms, whatever the indexes have.
std::vector<RankedTerm> possible_terms(const WordLeaf& word);

// About how many postings are read to retrieve by the node; 0 for what the matcher has to work out. Throws as Xapian
// does.
Xapian::doccount cost_of(const PlanNode& node, const Indexes& indexes);

// The nodes that are worth retrieving by: the rarest of what may match, at least two, as long as their postings sum up
// to no more than a share of the archive. The rarest comes first. Throws as Xapian does.
std::vector<PlanNode> rarest_of(const std::vector<PlanNode>& may, const Indexes& indexes);

}  // namespace depeche::query

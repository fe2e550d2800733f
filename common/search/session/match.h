#pragma once

#include <vector>

#include "base/xapian.h"

namespace depeche::search {

// A document that matches, and what it is worth so far.
struct Match {
  Xapian::docid id = 0;
  double weight = 0;
};

// Puts the matches with these ids before all others, in their order, and those that are missing before the latter. No
// weight then increases with the rank.
void put_first(const std::vector<Xapian::docid>& ids, std::vector<Match>& matches);

}  // namespace depeche::search

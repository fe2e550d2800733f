#pragma once

#include <deque>
#include <vector>

#include "base/xapian.h"
#include "depeche/search.h"
#include "search/present/mention_counter.h"

namespace depeche::search {

// Counts the values of facets over the matches that Xapian shows it.
class FacetCounter {
 public:
  explicit FacetCounter(const std::vector<FacetField>& fields);
  std::vector<Xapian::MatchSpy*> spies();
  std::vector<Facet> facets() const;

 private:
  std::vector<FacetField> fields_;
  std::deque<Xapian::ValueCountMatchSpy> counters_;  // one for each field but mentions
  MentionCounter mentions_;
};

}  // namespace depeche::search

#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/search.h"
#include "search/present/date_counter.h"
#include "search/present/mention_counter.h"
#include "search/present/name_counter.h"

namespace depeche::search {

// Counts the values of facets over the matches that Xapian shows it.
class FacetCounter {
 public:
  // `properties`: names of properties, or "credits".
  FacetCounter(const std::vector<FacetField>& fields, const std::vector<std::string>& properties,
               const Xapian::Database& database);
  std::vector<Xapian::MatchSpy*> spies();
  std::vector<Facet> facets() const;
  // What was counted in another way than was asked, in words for people.
  std::vector<std::string> notices() const;

 private:
  std::vector<FacetField> fields_;
  std::vector<std::string> properties_;
  DateCounter dates_;
  MentionCounter mentions_;
  std::deque<NameCounter> names_;  // one for each source, place and property that is asked for, in this order
};

// Lets a process count for others.
void register_counters(Xapian::Registry& registry);

}  // namespace depeche::search

#include "search/present/latest_first.h"

#include <algorithm>

#include "schema/terms.h"
#include "schema/version.h"

namespace depeche::search {

const LatestFirst::Time& LatestFirst::time_of(Xapian::docid id) {
  const auto [known, is_new] = times_.try_emplace(id);
  if (!is_new) return known->second;
  if (const auto dated = parse_iso_range(session_.value(id, schema::kDateSlot))) known->second.dated = *dated;
  known->second.moment = schema::read_moment_value(session_.value(id, schema::kMomentSlot));
  return known->second;
}

bool LatestFirst::is_later(Xapian::docid a, Xapian::docid b) {
  const Time& one = time_of(a);
  const Time& other = time_of(b);
  if (one.dated.has_value() != other.dated.has_value()) return one.dated.has_value();
  if (one.dated && one.dated->last != other.dated->last) return one.dated->last > other.dated->last;
  if (one.dated && one.dated->first != other.dated->first) return one.dated->first > other.dated->first;
  if (one.moment != other.moment) return one.moment > other.moment;
  return a > b;
}

void LatestFirst::sort(std::vector<Xapian::docid>& documents) {
  std::ranges::sort(documents, [this](Xapian::docid a, Xapian::docid b) { return is_later(a, b); });
}

}  // namespace depeche::search

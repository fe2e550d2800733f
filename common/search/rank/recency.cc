#include "search/rank/recency.h"

#include <algorithm>
#include <cmath>

#include "schema/version.h"
#include "search/rank/rescoring.h"

namespace depeche::search {
namespace {

// The day of the newest dispatch: what is dated later than today does not count, since nobody has it yet.
Day newest_day(Day today, const Session& session) {
  const auto newest = parse_iso_range(session.all().get_value_upper_bound(schema::kDateSlot));
  return newest ? std::min(newest->first, today) : today;
}

double freshness(const std::string& date, double half_life, Day newest) {
  const auto range = parse_iso_range(date);
  if (!range) return 0;
  const auto age = (std::chrono::sys_days(newest) - std::chrono::sys_days(range->last)).count();
  return std::exp2(-static_cast<double>(std::max<std::int64_t>(age, 0)) / half_life);
}

}  // namespace

void boost_recent(std::vector<Match>& matches, double half_life, Day today, const Session& session) {
  const std::size_t depth = std::min(matches.size(), kRescoringDepth);
  const Day newest = newest_day(today, session);
  std::vector<Xapian::docid> ids;
  for (std::size_t i = 0; i < depth; ++i) ids.push_back(matches[i].id);
  session.expect(ids, PartOfDocument::values);
  for (std::size_t i = 0; i < depth; ++i)
    matches[i].weight *= (1 + freshness(session.value(matches[i].id, schema::kDateSlot), half_life, newest)) / 2;
  sort_rescored(matches);
}

}  // namespace depeche::search

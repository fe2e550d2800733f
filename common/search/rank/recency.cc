#include "search/rank/recency.h"

#include <algorithm>
#include <cmath>

#include "schema/version.h"
#include "search/rank/rescoring.h"

namespace depeche::search {
namespace {

double freshness(const std::string& date, double half_life, Day today) {
  const auto range = parse_iso_range(date);
  if (!range) return 0;
  const auto age = (std::chrono::sys_days(today) - std::chrono::sys_days(range->last)).count();
  return std::exp2(-static_cast<double>(std::max<std::int64_t>(age, 0)) / half_life);
}

}  // namespace

void boost_recent(std::vector<Match>& matches, double half_life, Day today, const Session& session) {
  const std::size_t depth = std::min(matches.size(), kRescoringDepth);
  for (std::size_t i = 0; i < depth; ++i)
    matches[i].weight *= (1 + freshness(session.value(matches[i].id, schema::kDateSlot), half_life, today)) / 2;
  sort_rescored(matches);
}

}  // namespace depeche::search

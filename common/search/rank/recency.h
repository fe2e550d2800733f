#pragma once

#include <vector>

#include "depeche/date.h"
#include "search/session/match.h"
#include "search/session/session.h"

namespace depeche::search {

// Makes news of today worth up to twice as much as the oldest: a rescored match's weight is multiplied by
// (1 + 2^(-age / half_life)) / 2, its age counted in days from the last day of its date to `today`. What has no date
// counts as the oldest, what lies ahead as today's. `half_life` in days, above 0. Sorts anew.
void boost_recent(std::vector<Match>& matches, double half_life, Day today, const Session& session);

}  // namespace depeche::search

#pragma once

#include <vector>

#include "depeche/date.h"
#include "search/session/match.h"
#include "search/session/session.h"

namespace depeche::search {

// Makes the newest dispatches worth up to twice as much as the oldest. The weight of a rescored match is multiplied by
// (1 + 2^(-age / half_life)) / 2; its age is in days, from the last day of its date to the day of the newest dispatch
// of the indexes, but not beyond `today`. A match without a date counts as the oldest, one that lies ahead as the
// newest. `half_life` is in days, above 0. The matches are sorted anew.
void boost_recent(std::vector<Match>& matches, double half_life, Day today, const Session& session);

}  // namespace depeche::search

#pragma once

#include <vector>

#include "search/rank/kin.h"
#include "search/rank/rescoring.h"
#include "search/session/session.h"

namespace depeche::search {

// Whether every index teaches kin. If only some did, their documents would rank above or below the others'.
bool has_kin(const Session& session);

// Counts kin of the kKinCandidates candidates with the best `scores`, of which it is no part yet. The others count as
// the mean of these: nothing is known of them. `lacking`: of each candidate; `words`: of each index. Throws as Xapian
// does.
void add_kin(const std::vector<double>& scores, const std::vector<KinBits>& lacking,
             const std::vector<std::vector<KinWord>>& words, const Session& session,
             std::vector<RankedFeatures>& candidates);

}  // namespace depeche::search

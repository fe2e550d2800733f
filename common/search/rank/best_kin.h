#pragma once

#include <functional>
#include <vector>

#include "search/rank/kin.h"
#include "search/rank/rescoring.h"
#include "search/session/session.h"

namespace depeche::search {

// Whether every index teaches kin. If only some did, their documents would rank above or below the others'.
bool has_kin(const Session& session);

// Counts kin of the kKinCandidates candidates with the best `scores`, of which it is no part yet. The others count as
// the mean of these: nothing is known of them. `lacking`: of each candidate; `read` is given the best of each part, and
// reads their kin. Throws what it throws.
using ReadKin = std::function<void(std::vector<std::vector<KinCandidate>>& by_part)>;
void add_kin(const std::vector<double>& scores, const std::vector<KinBits>& lacking, const ReadKin& read,
             const Session& session, std::vector<RankedFeatures>& candidates);

}  // namespace depeche::search

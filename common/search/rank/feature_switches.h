#pragma once

#include <array>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "search/rank/features.h"

namespace depeche::search {

// Whether each feature counts, by Feature.
using FeatureSwitches = std::array<bool, kFeatureCount>;

// All features count except those named. An unknown name is an error.
Result<FeatureSwitches> all_but(const std::vector<std::string>& names);

}  // namespace depeche::search

#pragma once

#include <string>
#include <vector>

#include "query/plan/plan.h"

namespace depeche::query {

// The patterns and near spellings of a plan that no word of the archive fits, as they were typed. Those of what is
// excluded are not among them.
std::vector<std::string> unknown_patterns(const Plan& plan);

}  // namespace depeche::query

#pragma once

#include <string>
#include <vector>

#include "depeche/plan.h"
#include "query/plan/plan.h"

namespace depeche::query {

// The plan as programs read it; without any part, it is every dispatch.
std::vector<PlanPart> parts_of(const Plan& plan);

// The same for people: a line for each part, what it does before what it is, and what belongs to it below, further in.
// Weights other than 1 are there. `or` is a synonym.
std::string print_plan(const std::vector<PlanPart>& parts);

}  // namespace depeche::query

#pragma once

#include <string>

#include "query/plan/plan.h"

namespace depeche::query {

// The plan for people: a line for each node, what it does before what it is, and what belongs to it below, further in.
// `must`, `filter`: matches have it; `may`: it ranks, and without any `must` beside it matches have one of these;
// `without`: no match has it; `or`: it matches instead of what it stands below. Weights other than 1 are there.
std::string print_plan(const Plan& plan);

}  // namespace depeche::query

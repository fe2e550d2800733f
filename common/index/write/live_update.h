#pragma once

#include <cstddef>

#include "depeche/result.h"
#include "index/write/generation_inputs.h"

namespace depeche::index {

// A transaction stays in memory: so many dispatches may come in one, and so many leave.
inline constexpr std::size_t kMaxTransaction = 5000;

// Writes a small run into the database at `inputs.target` in one transaction: the base's own, or that of a copy of it;
// without a base, a new one. What the threads have built must be finished. Throws as Xapian does.
Status update_live(const GenerationInputs& inputs);

}  // namespace depeche::index

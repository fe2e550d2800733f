#pragma once

#include "depeche/result.h"
#include "index/write/run_parts.h"

namespace depeche::index {

// Writes a small run into the database at `parts.target` in one transaction: the base's own, or that of a copy of it;
// without a base, a new one. What the threads have built must be finished. Throws as Xapian does.
Status update_live(const RunParts& parts);

}  // namespace depeche::index

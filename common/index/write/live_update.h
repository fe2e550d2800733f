#pragma once

#include "depeche/result.h"
#include "index/write/run_parts.h"

namespace depeche::index {

// Writes a small run into the live database in one transaction; without a base, into a new one at `parts.target`. What
// the threads have built must be finished. Throws as Xapian does.
Status update_live(const RunParts& parts);

}  // namespace depeche::index

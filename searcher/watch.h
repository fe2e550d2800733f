#pragma once

// Alerts: prints new dispatches that match, as they are indexed.

#include "batch.h"
#include "saved_searches.h"

namespace depeche::searcher {

// Watches as the arguments say, until SIGINT or SIGTERM, or until nobody reads standard output.
Found watch(const Arguments& typed);

}  // namespace depeche::searcher

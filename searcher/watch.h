#pragma once

// Alerts: what comes and matches, printed as it is indexed.

#include "batch.h"
#include "saved_searches.h"

namespace depeche::searcher {

// Does what the arguments, which ask for a watch, say, until SIGINT or SIGTERM, or nobody reads standard output.
Found watch(const Arguments& typed);

}  // namespace depeche::searcher

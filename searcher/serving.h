#pragma once

#include "batch.h"
#include "options.h"

namespace depeche::searcher {

// Serves until it is told to end (--serve).
Found run_server(const Options& options);
// The same for --serve-shard.
Found run_shard(const Options& options);

}  // namespace depeche::searcher

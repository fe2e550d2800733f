#pragma once

#include "options.h"

namespace depeche::indexer {

// Indexes what is in the folders, then what arrives there, until SIGINT or SIGTERM. Returns the exit status of the
// program.
int watch_folders(const Options& options);

}  // namespace depeche::indexer

#pragma once

#include "options.h"

namespace depeche::indexer {

// What the indexer does to an index without reading new dispatches. Each function returns the exit status of the
// program.
int print_stats(const Options& options);
int check(const Options& options);
int compact(const Options& options);
int back_up(const Options& options);
// Returns 1 when some id was not there; the others are deleted all the same.
int remove_dispatches(const Options& options);

}  // namespace depeche::indexer

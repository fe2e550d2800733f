#pragma once

#include "options.h"

namespace depeche::indexer {

// What works on an index without reading anything new. Each returns the exit status of the program.
int print_stats(const Options& options);
int check(const Options& options);
int compact(const Options& options);
int back_up(const Options& options);
// 1 when some id was not there; the others are deleted all the same.
int remove_dispatches(const Options& options);

}  // namespace depeche::indexer

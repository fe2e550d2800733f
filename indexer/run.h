#pragma once

#include "options.h"

namespace depeche::indexer {

inline constexpr int kAllIndexed = 0;
inline constexpr int kSomeRefused = 1;
inline constexpr int kFailure = 2;

// Last words of an interrupted run.
inline constexpr const char* kAsBefore = "indexer: interrupted; the index is as before\n";

// Names what failed on standard error.
int report_failure(const Error& error);

// Reads the sources into the index. All of it becomes visible at the end, in one commit; an interrupted or failed run
// changes nothing; interrupted while it commits, nothing or all. Returns the exit status of the program: one of the
// above, or 128 and the signal's number.
int run_indexing(const Options& options);

// The same for a program that goes on afterwards. `failed`: the index could not be read or written.
enum class Ended { done, interrupted, failed };
Ended index_once(const Options& options);

}  // namespace depeche::indexer

#pragma once

#include "options.h"

namespace depeche::indexer {

inline constexpr int kAllIndexed = 0;
inline constexpr int kSomeRefused = 1;
inline constexpr int kFailure = 2;

// The last message of an interrupted run. Lives as long as the process.
const char* as_before();

// Prints on standard error what failed. `place`: as for config::with_options_named().
int report_failure(const Error& error, const char* place = nullptr);

// Reads the sources into the index. All of it becomes visible at the end, in one commit. A run that fails or is
// interrupted changes nothing; when it is interrupted while it commits, the index has nothing of it or all. Returns the
// exit status of the program: one of the above, or 128 plus the number of the signal.
int run_indexing(const Options& options);

// The same for a program that continues afterwards. `failed`: the index could not be read or written.
enum class Ended { done, interrupted, failed };
Ended index_once(const Options& options);

}  // namespace depeche::indexer

#pragma once

// Many queries in one run, for evaluations, benchmarks and programs that ask through a pipe.

#include "options.h"
#include "query/language/date_words.h"

namespace depeche::searcher {

enum class Found { something, nothing, failure };

// Answers each line on standard output as soon as it is read. A bad line, and a query that fails, is named on standard
// error as FILE:LINE and makes the result a `failure`. The others are answered.
Found run_batch(const Searcher& searcher, const Options& options, const query::Present& present);

}  // namespace depeche::searcher

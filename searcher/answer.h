#pragma once

// Answers requests on standard output. Errors go to standard error.

#include <string_view>

#include "batch.h"
#include "options.h"
#include "pager.h"

namespace depeche::searcher {

// Prints what failed, with the place in `query`.
Found failed(const Error& error, std::string_view query = {});

// Unless it is null, `answer` is set to what was printed.
Found show_hits(const Searcher& searcher, const Options& options, Pager& pager, SearchResults* answer = nullptr);
Found show_timeline(const Searcher& searcher, const Options& options, Pager& pager);
// Prints what changed between the dispatches that options name.
Found compare(const Searcher& searcher, const Options& options, Pager& pager);
// Prints the dispatch that options.show_id names.
Found show(const Searcher& searcher, const Options& options, Pager& pager);
// Opens the first hit and prints nothing.
Found open_hit(const Searcher& searcher, const Options& options);

}  // namespace depeche::searcher

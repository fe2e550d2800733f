#pragma once

// What is asked of a searcher, answered on standard output; what went wrong is said on standard error.

#include <string_view>

#include "batch.h"
#include "options.h"
#include "pager.h"

namespace depeche::searcher {

// Says what failed, with the place in `query`.
Found failed(const Error& error, std::string_view query = {});

// `answer`, unless it is null, is what was printed.
Found search(const Searcher& searcher, const Options& options, Pager& pager, SearchResults* answer = nullptr);
Found show_timeline(const Searcher& searcher, const Options& options, Pager& pager);
// What changed between the dispatches that options name.
Found compare(const Searcher& searcher, const Options& options, Pager& pager);
// The dispatch that options.show_id names.
Found show(const Searcher& searcher, const Options& options, Pager& pager);
// Opens the first hit; nothing is printed.
Found open_hit(const Searcher& searcher, const Options& options);

}  // namespace depeche::searcher

#pragma once

// The searches of a watch: the one that was typed, or all that are saved.

#include <functional>
#include <string>
#include <vector>

#include "depeche/date.h"
#include "options.h"
#include "query/language/date_words.h"
#include "saved_searches.h"

namespace depeche::searcher {

struct WatchedSearch {
  std::string name;  // empty for a search that was typed
  Options options;   // including its indexes
};

// Whether the arguments ask for a watch, and not for help beside it.
bool is_watch(const Arguments& typed);

// The options that were typed, settings included: how alerts are printed.
Result<Options> watch_options(const Arguments& typed, const query::Present& present);

// The searches. Of a saved search, only what says which dispatches match counts. A saved search that cannot be watched
// is reported to `complain`. It is an error when nothing is left to watch.
Result<std::vector<WatchedSearch>> watched_searches(
    const Arguments& typed, const query::Present& present,
    const std::function<void(const std::string& name, const Error&)>& complain);

}  // namespace depeche::searcher

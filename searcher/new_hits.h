#pragma once

// What a saved search has not found before (--new).

#include <string>

#include "answer.h"

namespace depeche::searcher {

// Shows the hits that the search of this name has not found before, and remembers them once they are shown. Shows
// nothing when there are none.
Found show_new_hits(const Searcher& searcher, Options options, const std::string& name, Pager& pager);

// Remembers what the search finds now.
Status remember_all(const Searcher& searcher, const Options& options, const std::string& name);

}  // namespace depeche::searcher

#pragma once

// The arguments with the saved searches that they name.

#include "saved_searches.h"

namespace depeche::searcher {

// `--saved NAME` and `--saved=NAME` give way to the arguments of that search, which come first, so that what was typed
// beside them counts. `--saved` alone stays. An unknown name is an error.
Result<Arguments> with_saved_searches(const Arguments& typed);

// What `--save` keeps: all but itself.
Arguments without_save(const Arguments& arguments);

}  // namespace depeche::searcher

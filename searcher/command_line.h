#pragma once

// The arguments with the saved searches that they name.

#include <functional>
#include <string>

#include "saved_searches.h"

namespace depeche::searcher {

// `--saved NAME` and `--saved=NAME` give way to the arguments of that search, which come first, so that what was typed
// beside them counts. `--saved` alone stays. An unknown name is an error.
Result<Arguments> with_saved_searches(const Arguments& typed);

// What `--save` keeps: all but itself. Directories of indexes and the file of settings are made absolute, so that the
// search means the same wherever it is asked again; `is_name` tells what the settings call an index.
Arguments to_be_saved(const Arguments& arguments, const std::function<bool(const std::string&)>& is_name);

}  // namespace depeche::searcher

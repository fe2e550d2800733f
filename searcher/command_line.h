#pragma once

// The arguments with the saved searches that they name.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "saved_searches.h"

namespace depeche::searcher {

// `--saved NAME` and `--saved=NAME` give way to the arguments of that search, which come first, so that what was typed
// beside them counts. `--saved` alone stays. An unknown name is an error.
Result<Arguments> with_saved_searches(const Arguments& typed);
// The arguments that are saved under the name.
Result<Arguments> saved_as(const std::string& name);

// The arguments of a saved search, with those that were typed beside it, which come behind them.
Arguments joined_with(const Arguments& saved, const Arguments& typed);

// `arguments` without these options and their values: of `with_value` it is attached or the next argument, of `alone`
// there is none or it is attached.
Arguments without_options(const Arguments& arguments, const std::vector<std::string_view>& alone,
                          const std::vector<std::string_view>& with_value);

// Takes the values of `--saved` out of `arguments`; `--saved` alone stays.
std::vector<std::string> take_saved_names(Arguments& arguments);

// Whether the option stands in `arguments`, alone.
bool has_option(const Arguments& arguments, std::string_view option);

// What `--save` keeps: all but itself. Directories of indexes and the file of settings are made absolute, so that the
// search means the same wherever it is asked again; `is_name` tells what the settings call an index.
Arguments to_be_saved(const Arguments& arguments, const std::function<bool(const std::string&)>& is_name);

}  // namespace depeche::searcher

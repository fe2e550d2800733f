#pragma once

// Replaces saved searches in the arguments by what they stand for.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "saved_searches.h"

namespace depeche::searcher {

// Replaces `--saved NAME` and `--saved=NAME` by the arguments of that search. They come first, so that what was typed
// beside them counts. `--saved` alone stays. An unknown name is an error.
Result<Arguments> with_saved_searches(const Arguments& typed);
// The arguments that are saved under the name.
Result<Arguments> saved_as(const std::string& name);

// The arguments of a saved search, followed by those that were typed beside it.
Arguments joined_with(const Arguments& saved, const Arguments& typed);

// `arguments` without these options and their values. An option of `with_value` has its value attached or in the next
// argument; one of `alone` has no value, or an attached one.
Arguments without_options(const Arguments& arguments, const std::vector<std::string_view>& alone,
                          const std::vector<std::string_view>& with_value);

// Removes the values of `--saved` from `arguments` and returns them. `--saved` alone stays.
std::vector<std::string> take_saved_names(Arguments& arguments);

// Whether the option stands in `arguments` without a value.
bool has_option(const Arguments& arguments, std::string_view option);

// What `--save` keeps: all arguments but itself. Directories of indexes and the file of settings become absolute, so
// that the search means the same wherever it is run again. `is_name` says which names of indexes the settings have.
Arguments to_be_saved(const Arguments& arguments, const std::function<bool(const std::string&)>& is_name);

}  // namespace depeche::searcher

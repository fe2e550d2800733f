#pragma once

// Searches that are kept by name: their arguments, as they were typed, in a file of the user's.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::searcher {

using Arguments = std::vector<std::string>;  // without the program's name
using SavedSearches = std::map<std::string, Arguments>;

// ${XDG_CONFIG_HOME:-~/.config}/depeche/searches.json; an error when neither variable is set.
Result<std::filesystem::path> saved_searches_path();

// None when there is no such file.
Result<SavedSearches> load_searches(const std::filesystem::path& file);
// What such a file holds; its name is for the error.
Result<SavedSearches> parse_searches(std::string_view bytes, const std::filesystem::path& file);

// Adds or replaces one. Whoever reads the file meanwhile sees it as it was before or as it is then.
Status save_search(const std::filesystem::path& file, const std::string& name, const Arguments& arguments);

// Takes one out; an error when there is none of that name.
Status forget_search(const std::filesystem::path& file, const std::string& name);

// No search of this name is kept.
tl::unexpected<Error> not_saved(const std::string& name);

// The arguments as sh would be told of them.
std::string as_typed(const Arguments& arguments);

}  // namespace depeche::searcher

#pragma once

// Saved searches: their arguments as they were typed, by name, in a file of the user.

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

// All saved searches; none when there is no such file.
Result<SavedSearches> load_searches(const std::filesystem::path& file);
// Reads the content of such a file. Its name is for the error.
Result<SavedSearches> parse_searches(std::string_view bytes, const std::filesystem::path& file);

// Adds or replaces a search. Whoever reads the file meanwhile sees the old or the new content.
Status save_search(const std::filesystem::path& file, const std::string& name, const Arguments& arguments);

// Removes a search. It is an error when there is none of that name.
Status forget_search(const std::filesystem::path& file, const std::string& name);

// The error that no search of this name is saved.
tl::unexpected<Error> not_saved(const std::string& name);

// The arguments, quoted for sh.
std::string as_typed(const Arguments& arguments);

}  // namespace depeche::searcher

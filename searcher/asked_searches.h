#pragma once

// What saved searches have found before, for --new: in a file for each, which only its user can read.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "depeche/result.h"

namespace depeche::searcher {

// Ids of dispatches, as hashes in rising order.
using KnownIds = std::vector<std::uint64_t>;

std::uint64_t hash_of_id(const std::string& id);

// ${XDG_STATE_HOME:-~/.local/state}/depeche/asked/NAME; an error when neither variable is set.
Result<std::filesystem::path> asked_path(const std::string& name);
// None when there is no such file. An error for a file of another kind.
Result<KnownIds> load_known(const std::filesystem::path& file);
// Whoever reads the file meanwhile sees the old or the new content.
Status store_known(const std::filesystem::path& file, KnownIds known);
// A search that is saved anew, or forgotten, has found nothing before.
void forget_known(const std::string& name);

}  // namespace depeche::searcher

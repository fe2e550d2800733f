#pragma once

#include <filesystem>
#include <vector>

namespace depeche::search {

// The indexes, each once: a directory that is named twice, or that a link leads to, too, is one index.
std::vector<std::filesystem::path> distinct_indexes(const std::vector<std::filesystem::path>& indexes);

}  // namespace depeche::search

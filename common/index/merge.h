#pragma once

#include <filesystem>
#include <vector>

#include "depeche/result.h"

namespace depeche::index {

// Compacts databases into a new one at `target`, documents in the order given and numbered afresh. Where several
// have the same metadata key, the value of the last source stays; only it may have keys in common with others.
// `scratch` is an empty or absent directory for intermediate results.
Status merge_databases(const std::vector<std::filesystem::path>& sources, const std::filesystem::path& target,
                       const std::filesystem::path& scratch);

}  // namespace depeche::index

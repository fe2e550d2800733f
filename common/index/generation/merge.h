#pragma once

#include <filesystem>
#include <vector>

#include "depeche/result.h"
#include "index/directory/committed.h"
#include "index/generation/renumbering.h"

namespace depeche::index {

// Compacts one generation into a new one at `target`. Throws as Xapian does.
Status compact_generation(const Committed& committed, const std::filesystem::path& target);

// Compacts generations into a new one at `target`, documents in the order given and numbered afresh. Where several
// have the same metadata key, the value of the last source stays; only it may have keys in common with others. Returns
// how documents are numbered now, by the places of their sources.
Result<Renumbering> merge_generations(const std::vector<std::filesystem::path>& sources,
                                      const std::filesystem::path& target);

}  // namespace depeche::index

#pragma once

#include <filesystem>
#include <vector>

#include "depeche/result.h"
#include "index/directory/committed.h"
#include "index/generation/renumbering.h"
#include "index/topics/taken_topics.h"

namespace depeche::index {

// Compacts one generation into a new one at `target`. It keeps topics that it has taken over, unless there are others
// to take. Throws as Xapian does.
Status compact_generation(const Committed& committed, const std::filesystem::path& target,
                          const TakenTopics* taken = nullptr);

// Compacts generations into a new one at `target`. Documents stay in the given order and are numbered anew. When
// several sources have the same metadata key, the value of the last one stays; only the last one may share keys with
// others. Topics are learnt unless they are taken over. Returns how documents are numbered now, by the places of their
// sources.
Result<Renumbering> merge_generations(const std::vector<std::filesystem::path>& sources,
                                      const std::filesystem::path& target, const TakenTopics* taken);

}  // namespace depeche::index

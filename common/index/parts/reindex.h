#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "depeche/result.h"
#include "index/generation/memory_plan.h"
#include "index/pending/base_index.h"
#include "index/topics/taken_topics.h"

namespace depeche::index {

// A part that is written anew, without some of its documents.
struct ReindexedPart {
  const BaseIndex& part;
  std::vector<std::uint32_t> leaving;  // ascending
};

// How it is written.
struct ReindexOptions {
  unsigned jobs = 1;
  const MemoryPlan& plan;
  const TakenTopics* topics = nullptr;  // null: topics are learnt
};

// Makes one generation at `target` of the dispatches of all these parts, in their order, by indexing their records
// again: their dictionaries give the same words other codes. `work` is a folder of its own for what is needed
// meanwhile. Nobody reads the generation until it is put in force. Throws as Xapian does.
Status reindex(const std::vector<ReindexedPart>& parts, const std::filesystem::path& target,
               const std::filesystem::path& work, const ReindexOptions& options);

}  // namespace depeche::index

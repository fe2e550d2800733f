#pragma once

#include <cstddef>

#include "depeche/result.h"
#include "index/directory/writable_directory.h"
#include "index/generation/memory_plan.h"
#include "index/pending/base_parts.h"
#include "index/topics/taken_topics.h"

namespace depeche::index {

struct MergeOptions {
  std::size_t most = 1;  // parts
  unsigned jobs = 1;
  const MemoryPlan& plan;
  const TakenTopics* topics = nullptr;  // that the whole index is to take over in place of its own; null: none
};

// Merges parts until they are as next_merge() wants them, and all of them when they have outgrown their topics. Each
// merge is a commit of its own, after which `base` is what is committed. Throws as Xapian does.
Status merge_parts(WritableDirectory& directory, BaseParts& base, const MergeOptions& options);

}  // namespace depeche::index

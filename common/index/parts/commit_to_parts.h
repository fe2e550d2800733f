#pragma once

#include "depeche/result.h"
#include "index/directory/writable_directory.h"
#include "index/document/lexicon.h"
#include "index/generation/bulk_build.h"
#include "index/generation/memory_plan.h"
#include "index/pending/base_parts.h"
#include "index/pending/pending_run.h"

namespace depeche::index {

// A run that is committed to an index that may consist of several parts.
struct PartsRun {
  WritableDirectory& directory;
  const BaseParts& base;  // there is one
  const PendingRun& run;
  Lexicon& lexicon;  // of the part that the run may become
  BulkBuild& bulk;   // to WritableDirectory::work() / "generation"
  const MemoryPlan& plan;
  unsigned jobs = 1;
};

// Commits the run: to the last part when it is small, else as a part of its own with the topics of the others. What it
// replaces or removes leaves the other parts in the same commit. Throws as Xapian does.
Status commit_to_parts(const PartsRun& of);

}  // namespace depeche::index

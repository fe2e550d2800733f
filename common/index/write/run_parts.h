#pragma once

#include <filesystem>

#include "base/uuid.h"
#include "base/xapian.h"
#include "depeche/result.h"
#include "index/document/document_builder.h"
#include "index/document/lexicon.h"
#include "index/generation/bulk_build.h"
#include "index/generation/memory_plan.h"
#include "index/pending/base_index.h"
#include "index/pending/pending_run.h"
#include "index/topics/taken_topics.h"
#include "schema/counters.h"

namespace depeche::index {

// What a commit is made of. All of it must outlive the commit.
struct RunParts {
  const BaseIndex& base;
  const PendingRun& run;
  Lexicon& lexicon;
  BulkBuild& bulk;
  const MemoryPlan& plan;
  const TakenTopics* topics;     // that a new generation takes over; null: it learns its own
  std::filesystem::path work;    // for files that are needed no longer afterwards
  std::filesystem::path target;  // where a new generation is made

  DocumentBuilder builder() const { return {lexicon, bulk.record_dictionary(), plan.cached_words}; }
};

// Subtracts a stored document from what `builder` has counted.
Status unlearn(const Xapian::Database& database, Xapian::docid document, DocumentBuilder& builder);

// Writes the metadata of the index with the run in it. `name` is that of the database. Throws as Xapian does.
void write_metadata(const RunParts& parts, schema::Counters counters, const base::Uuid& name,
                    Xapian::WritableDatabase& database);

}  // namespace depeche::index

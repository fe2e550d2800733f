#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/uuid.h"
#include "base/xapian.h"
#include "depeche/result.h"
#include "index/document/document_builder.h"
#include "index/document/lexicon.h"
#include "index/generation/bulk_build.h"
#include "index/generation/memory_plan.h"
#include "index/pending/base_index.h"
#include "index/pending/known_files.h"
#include "index/topics/taken_topics.h"
#include "schema/counters.h"

namespace depeche::index {

// What a generation is made of. All of it must outlive that.
struct GenerationInputs {
  const BaseIndex& base;
  std::vector<std::uint32_t> leaving = {};     // documents of the base that leave, ascending
  std::uint32_t sequence = 0;                  // of the last dispatch that comes (PendingRun)
  std::vector<std::uint32_t> superseded = {};  // of dispatches that a later one replaces, ascending
  const KnownFiles* files = nullptr;           // what the run has found out about files; null: nothing
  std::vector<Xapian::Database> carried = {};  // of parts whose known files stay known, in their order
  Lexicon& lexicon;
  BulkBuild& bulk;
  const std::string& record_dictionary;
  const MemoryPlan& plan;
  const TakenTopics* topics = nullptr;  // that a new generation takes over; null: it learns its own
  std::filesystem::path work;           // for files that are needed no longer afterwards
  std::filesystem::path target;         // the generation: the base's own, a copy of it, or where a new one is made

  DocumentBuilder builder() const { return {lexicon, record_dictionary, plan.cached_words}; }
};

// Subtracts a stored document from what `builder` has counted.
Status unlearn(const Xapian::Database& database, Xapian::docid document, DocumentBuilder& builder);

// Writes the metadata of the index with the run in it. `name` is that of the database. Throws as Xapian does.
void write_metadata(const GenerationInputs& inputs, schema::Counters counters, const base::Uuid& name,
                    Xapian::WritableDatabase& database);

}  // namespace depeche::index

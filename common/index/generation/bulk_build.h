#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/result.h"
#include "index/document/lexicon.h"
#include "index/generation/document_pool.h"
#include "index/generation/memory_plan.h"

namespace depeche::index {

// The dispatches of a run on their way to a database of their own. They wait until they fill a batch, and threads build
// the batches. A small run ends while all of its dispatches still wait, and needs no such database. In the database,
// the document of the run's nth dispatch has the number n. Not for several threads.
class BulkBuild {
 public:
  // The database is made at `target`, by so many threads, with files beside it in `work` meanwhile. An empty
  // `record_dictionary` is trained on the first dispatches. The references must outlive it.
  BulkBuild(std::filesystem::path target, std::filesystem::path work, unsigned jobs, Lexicon& lexicon,
            std::string record_dictionary, const MemoryPlan& plan);

  // Returns whether batches were handed to the threads, so that memory can be given back.
  Result<bool> add(Dispatch dispatch);
  // Hands all that waits to the threads and waits for their end. Then pool() has the whole run.
  Status finish_batches();

  // Whether the threads have begun.
  bool has_begun() const { return pool_ != nullptr; }
  // Only after they have begun.
  DocumentPool& pool() { return *pool_; }
  // The last dispatches of the run, which are in no batch yet.
  const std::vector<Dispatch>& waiting() const { return waiting_; }
  const std::filesystem::path& path() const { return target_; }
  const std::string& record_dictionary() const { return record_dictionary_; }

 private:
  Status push_batch(std::size_t text);
  Status begin();

  const std::filesystem::path target_;
  const std::filesystem::path work_;
  const unsigned jobs_;
  Lexicon& lexicon_;
  std::string record_dictionary_;
  const MemoryPlan plan_;
  std::vector<Dispatch> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::unique_ptr<DocumentPool> pool_;
};

}  // namespace depeche::index

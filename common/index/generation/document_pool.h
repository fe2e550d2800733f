#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/xapian.h"
#include "depeche/dispatch.h"
#include "depeche/result.h"
#include "index/document/lexicon.h"
#include "index/generation/bulk_database.h"
#include "index/generation/document_batch.h"
#include "index/generation/memory_plan.h"
#include "schema/counters.h"

namespace depeche::index {

// Makes a new database with several threads. Each analyses and inverts a batch of dispatches, and it is appended after
// all batches before. So documents are numbered in the order of push(), whichever thread makes them. A batch whose turn
// has not come waits, and its thread goes on with the next one, as long as no more wait than there are threads.
class DocumentPool {
 public:
  // Throws what std::thread does when a thread cannot be had.
  DocumentPool(unsigned jobs, BulkDatabase database, Lexicon& lexicon, std::string record_dictionary,
               const MemoryPlan& plan);
  ~DocumentPool();  // drops what has not been built yet

  // Waits while the threads are behind. The failure of an earlier batch is returned here or by wait().
  Status push(std::vector<Dispatch> batch);
  // Waits for all batches. Nothing may be pushed afterwards.
  Status wait();
  // After wait(): what the documents add to the index's counters.
  const schema::Counters& counters() const { return counters_; }
  // BulkDatabase::uuid().
  const base::Uuid& uuid() const { return database_.uuid(); }
  // After wait(): the streams can be read.
  Status flush_streams() { return database_.flush_streams(); }
  // After wait(): BulkDatabase::finish().
  Status finish(const Xapian::Database& metadata, bool durable) { return database_.finish(metadata, durable); }

 private:
  struct Job {
    std::uint64_t number = 0;
    std::vector<Dispatch> dispatches;
    std::size_t text = 0;
  };

  void work() noexcept;
  Status build_all();
  bool take(Job& job);
  Status hand_over(std::uint64_t number, DocumentBatch batch);
  void fail_with(Error&& error) noexcept;
  void stop();

  const unsigned jobs_;
  BulkDatabase database_;  // of the thread that appends
  Lexicon& lexicon_;
  const std::string record_dictionary_;
  const MemoryPlan plan_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;
  std::size_t waiting_text_ = 0;
  std::uint64_t pushed_ = 0;
  std::uint64_t turn_ = 0;  // the job to be appended next
  bool is_appending_ = false;
  std::map<std::uint64_t, DocumentBatch> built_;  // by their jobs; their turns have not come
  std::optional<Error> failure_;
  Error no_memory_;  // made while there is some; for the thread that first fails without it
  bool closed_ = false;
  schema::Counters counters_{.next_code = 0};
  std::vector<std::thread> threads_;
};

}  // namespace depeche::index

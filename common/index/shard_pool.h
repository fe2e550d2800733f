#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/result.h"
#include "index/lexicon.h"
#include "index/memory_plan.h"
#include "schema/counters.h"

namespace depeche::index {

class DocumentBuilder;

// Builds throw-away shards, small Xapian databases, on several threads: Xapian's memory tables slow down with their
// size, and shards of a few hundred dispatches that are compacted in the end are three times as fast as one database.
// Shards are numbered in the order of push(), whatever thread builds them; many that follow each other are compacted
// into one, so that there are never more than some hundred.
class ShardPool {
 public:
  ShardPool(unsigned jobs, std::filesystem::path directory, Lexicon& lexicon, std::string record_dictionary,
            const MemoryPlan& plan);
  ~ShardPool();  // drops what has not been built yet

  // Takes the dispatches of one shard; waits while the threads are behind. An earlier shard's failure is returned here
  // or by finish().
  Status push(std::vector<Dispatch> batch);
  // Waits for all shards; the paths, in order, of databases that hold all documents in the order of push(), each
  // numbered from 1 without gaps. Nothing may be pushed afterwards.
  Result<std::vector<std::filesystem::path>> finish();
  // After finish(): what all shards add to the index's counters.
  const schema::Counters& counters() const { return counters_; }

 private:
  // Shards that follow each other.
  struct Group {
    std::vector<std::filesystem::path> shards;
    std::size_t built = 0;
    bool taken = false;  // by a thread that merges it, or has
  };
  // A shard to build, or else a group to merge.
  struct Job {
    std::size_t group = 0;
    std::filesystem::path path;
    std::vector<Dispatch> batch;
    std::size_t text = 0;
    bool merges = false;
  };

  void work();
  bool take(Job& job);
  bool take_merge(Job& job);
  Status perform(const Job& job, DocumentBuilder& builder);
  static Status merge(const std::vector<std::filesystem::path>& shards, const std::filesystem::path& target);
  void finished(const Job& job);
  std::filesystem::path merged_path(std::size_t group) const;
  void stop();

  const std::filesystem::path directory_;
  Lexicon& lexicon_;
  const std::string record_dictionary_;
  const MemoryPlan plan_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;
  std::size_t waiting_text_ = 0;
  std::size_t shards_ = 0;
  std::vector<Group> groups_;
  bool merging_ = false;  // one thread at a time: a merge has hundreds of files open
  std::optional<Error> failure_;
  bool closed_ = false;
  schema::Counters counters_{0, 0, 0, 0};
  std::vector<std::thread> threads_;
};

}  // namespace depeche::index

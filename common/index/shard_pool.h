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
#include "schema/counters.h"

namespace depeche::index {

// Builds throw-away shards, small Xapian databases, on several threads: Xapian's memory tables slow down with their
// size, and shards of a few hundred dispatches that are compacted in the end are three times as fast as one database.
// Shards are numbered in the order of push(), whatever thread builds them.
class ShardPool {
 public:
  ShardPool(unsigned jobs, std::filesystem::path directory, Lexicon& lexicon, std::string record_dictionary);
  ~ShardPool();  // drops what has not been built yet

  // Takes the dispatches of one shard; waits while the threads are behind. An earlier shard's failure is returned here
  // or by finish().
  Status push(std::vector<Dispatch> batch);
  // Waits for all shards; their paths in order. Nothing may be pushed afterwards.
  Result<std::vector<std::filesystem::path>> finish();
  // After finish(): what all shards add to the index's counters.
  const schema::Counters& counters() const { return counters_; }

 private:
  struct Job {
    std::filesystem::path path;
    std::vector<Dispatch> batch;
  };

  void work();
  bool take(Job& job);
  void stop();

  const std::filesystem::path directory_;
  Lexicon& lexicon_;
  const std::string record_dictionary_;
  const std::size_t max_waiting_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;
  std::vector<std::filesystem::path> shards_;
  std::optional<Error> failure_;
  bool closed_ = false;
  schema::Counters counters_{0, 0, 0, 0};
  std::vector<std::thread> threads_;
};

}  // namespace depeche::index

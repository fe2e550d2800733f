#include "index/shard_pool.h"

#include <array>
#include <cstdio>
#include <utility>

#include "base/xapian.h"
#include "index/document_builder.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

constexpr int kShardFlags =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS;

Status build_shard(const fs::path& path, const std::vector<Dispatch>& batch, DocumentBuilder& builder) {
  return base::guarded("building a part of the index", [&]() -> Status {
    Xapian::WritableDatabase shard(path.string(), kShardFlags);
    for (const Dispatch& dispatch : batch) shard.add_document(builder.build(dispatch));
    shard.commit();
    return {};
  });
}

}  // namespace

ShardPool::ShardPool(unsigned jobs, fs::path directory, Lexicon& lexicon, std::string record_dictionary)
    : directory_(std::move(directory)),
      lexicon_(lexicon),
      record_dictionary_(std::move(record_dictionary)),
      max_waiting_(std::size_t{2} * jobs) {
  for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
}

ShardPool::~ShardPool() {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.clear();
  }
  stop();
}

Status ShardPool::push(std::vector<Dispatch> batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < max_waiting_ || failure_; });
  if (failure_) return tl::unexpected<Error>(*failure_);
  std::array<char, 24> name{};
  std::snprintf(name.data(), name.size(), "shard-%06zu", shards_.size());
  shards_.push_back(directory_ / name.data());
  waiting_.push_back({shards_.back(), std::move(batch)});
  changed_.notify_all();
  return {};
}

Result<std::vector<fs::path>> ShardPool::finish() {
  stop();
  if (failure_) return tl::unexpected<Error>(*failure_);
  return shards_;
}

void ShardPool::stop() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool ShardPool::take(Job& job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !waiting_.empty() || closed_ || failure_; });
  if (waiting_.empty() || failure_) return false;
  job = std::move(waiting_.front());
  waiting_.pop_front();
  changed_.notify_all();
  return true;
}

void ShardPool::work() {
  DocumentBuilder builder(lexicon_, record_dictionary_);
  Job job;
  Status status;
  while (status && take(job)) status = build_shard(job.path, job.batch, builder);
  const std::scoped_lock lock(mutex_);
  if (!status && !failure_) failure_ = status.error();
  counters_.title_words += builder.counters().title_words;
  counters_.text_words += builder.counters().text_words;
  counters_.titled += builder.counters().titled;
  changed_.notify_all();
}

}  // namespace depeche::index

#include "index/shard_pool.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <system_error>
#include <utility>

#include "base/xapian.h"
#include "index/document_builder.h"
#include "index/merge.h"
#include "schema/stream_file.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

constexpr int kShardFlags =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS;

// A merge of more would have too many files open beside those of the last merge.
constexpr std::size_t kGroupShards = 64;

std::size_t text_of(const std::vector<Dispatch>& batch) {
  std::size_t bytes = 0;
  for (const Dispatch& dispatch : batch) bytes += sizeof(Dispatch) + dispatch.title.size() + dispatch.text.size();
  return bytes;
}

fs::path numbered(const fs::path& directory, const char* name, std::size_t number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%s-%06zu", name, number);
  return directory / text.data();
}

Status build_shard(const fs::path& path, const std::vector<Dispatch>& batch, DocumentBuilder& builder) {
  return base::guarded(path.string(), [&]() -> Status {
    Xapian::WritableDatabase shard(path.string(), kShardFlags);
    auto streams = schema::StreamWriter::open(path, 0);
    if (!streams) return tl::unexpected<Error>(streams.error());
    for (const Dispatch& dispatch : batch) {
      const Xapian::docid id = shard.add_document(builder.build(dispatch));
      if (auto status = streams->append(id, builder.stream()); !status) return status;
    }
    shard.commit();
    return streams->flush(false);
  });
}

}  // namespace

ShardPool::ShardPool(unsigned jobs, fs::path directory, Lexicon& lexicon, std::string record_dictionary,
                     const MemoryPlan& plan)
    : directory_(std::move(directory)),
      lexicon_(lexicon),
      record_dictionary_(std::move(record_dictionary)),
      plan_(plan) {
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
  const std::size_t text = text_of(batch);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() || waiting_text_ + text <= plan_.waiting_text || failure_; });
  if (failure_) return tl::unexpected<Error>(*failure_);
  if (groups_.empty() || groups_.back().shards.size() == kGroupShards) groups_.emplace_back();
  groups_.back().shards.push_back(numbered(directory_, "shard", shards_++));
  waiting_.push_back({groups_.size() - 1, groups_.back().shards.back(), std::move(batch), text, false});
  waiting_text_ += text;
  changed_.notify_all();
  return {};
}

Result<std::vector<fs::path>> ShardPool::finish() {
  stop();
  if (failure_) return tl::unexpected<Error>(*failure_);
  std::vector<fs::path> paths;
  for (std::size_t group = 0; group < groups_.size(); ++group)
    if (groups_[group].taken)
      paths.push_back(merged_path(group));
    else
      paths.insert(paths.end(), groups_[group].shards.begin(), groups_[group].shards.end());
  return paths;
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
  for (;; changed_.wait(lock)) {
    if (failure_) return false;
    if (take_merge(job)) return true;
    if (!waiting_.empty()) break;
    if (closed_) return false;
  }
  job = std::move(waiting_.front());
  waiting_.pop_front();
  waiting_text_ -= job.text;
  changed_.notify_all();
  return true;
}

// With the mutex held.
bool ShardPool::take_merge(Job& job) {
  if (merging_) return false;
  const auto whole = std::find_if(groups_.begin(), groups_.end(),
                                  [](const Group& group) { return !group.taken && group.built == kGroupShards; });
  if (whole == groups_.end()) return false;
  whole->taken = merging_ = true;
  job = {static_cast<std::size_t>(whole - groups_.begin()), {}, {}, 0, true};
  return true;
}

Status ShardPool::merge(const std::vector<fs::path>& shards, const fs::path& target) {
  if (auto status = merge_generations(shards, target, target.string() + ".rounds"); !status) return status;
  std::error_code ignored;
  for (const fs::path& shard : shards) fs::remove_all(shard, ignored);
  return {};
}

// A group's list of shards does not change once it is whole, but the list of groups may move.
Status ShardPool::perform(const Job& job, DocumentBuilder& builder) {
  if (!job.merges) return build_shard(job.path, job.batch, builder);
  std::vector<fs::path> shards;
  {
    const std::scoped_lock lock(mutex_);
    shards = groups_[job.group].shards;
  }
  return merge(shards, merged_path(job.group));
}

void ShardPool::finished(const Job& job) {
  const std::scoped_lock lock(mutex_);
  if (job.merges)
    merging_ = false;
  else
    ++groups_[job.group].built;
  changed_.notify_all();
}

fs::path ShardPool::merged_path(std::size_t group) const { return numbered(directory_, "group", group); }

void ShardPool::work() {
  DocumentBuilder builder(lexicon_, record_dictionary_, plan_.vocabulary_words);
  Job job;
  Status status;
  while (status && take(job)) {
    status = perform(job, builder);
    if (status) finished(job);
  }
  const std::scoped_lock lock(mutex_);
  if (!status && !failure_) failure_ = status.error();
  counters_.title_words += builder.counters().title_words;
  counters_.text_words += builder.counters().text_words;
  counters_.titled += builder.counters().titled;
  changed_.notify_all();
}

}  // namespace depeche::index

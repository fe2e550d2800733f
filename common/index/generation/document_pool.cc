#include "index/generation/document_pool.h"

#include <utility>

#include "base/message.h"
#include "base/no_memory.h"
#include "index/document/document_builder.h"
#include "index/generation/document_batch.h"

namespace depeche::index {
namespace {

std::size_t text_of(const std::vector<Dispatch>& batch) {
  std::size_t bytes = 0;
  for (const Dispatch& dispatch : batch) bytes += sizeof(Dispatch) + dispatch.title.size() + dispatch.text.size();
  return bytes;
}

}  // namespace

DocumentPool::DocumentPool(unsigned jobs, BulkDatabase database, Lexicon& lexicon, std::string record_dictionary,
                           const MemoryPlan& plan)
    : jobs_(jobs),
      database_(std::move(database)),
      lexicon_(lexicon),
      record_dictionary_(std::move(record_dictionary)),
      plan_(plan),
      no_memory_(base::no_memory(tr("the new index"))) {
  threads_.reserve(jobs);
  try {
    for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
  } catch (...) {
    stop();  // those that could be had
    throw;
  }
}

DocumentPool::~DocumentPool() {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.clear();
    closed_ = true;
    if (!failure_) failure_ = Error{};  // ends the wait for the turn of what was dropped
  }
  stop();
}

Status DocumentPool::push(std::vector<Dispatch> batch) {
  const std::size_t text = text_of(batch);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() || waiting_text_ + text <= plan_.waiting_text || failure_; });
  if (failure_) return tl::unexpected<Error>(*failure_);
  waiting_.push_back({pushed_++, std::move(batch), text});
  waiting_text_ += text;
  changed_.notify_all();
  return {};
}

Status DocumentPool::wait() {
  stop();
  if (failure_) return tl::unexpected<Error>(*failure_);
  return {};
}

void DocumentPool::stop() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool DocumentPool::take(Job& job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || closed_ || !waiting_.empty(); });
  if (failure_ || waiting_.empty()) return false;
  job = std::move(waiting_.front());
  waiting_.pop_front();
  waiting_text_ -= job.text;
  changed_.notify_all();
  return true;
}

// Appends the batch, and those behind it that wait, when its turn has come and no other thread is at that.
Status DocumentPool::hand_over(std::uint64_t number, DocumentBatch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return turn_ == number || built_.size() < jobs_ || failure_; });
  if (failure_) return tl::unexpected<Error>(*failure_);
  built_.emplace(number, std::move(batch));
  if (is_appending_) return {};
  is_appending_ = true;
  for (auto next = built_.find(turn_); next != built_.end() && !failure_; next = built_.find(turn_)) {
    const DocumentBatch due = std::move(built_.extract(next).mapped());
    lock.unlock();
    auto status = database_.append(due);
    lock.lock();
    if (!status) {
      is_appending_ = false;
      return status;
    }
    ++turn_;
    changed_.notify_all();
  }
  is_appending_ = false;
  return {};
}

void DocumentPool::fail_with(Error&& error) noexcept {
  const std::scoped_lock lock(mutex_);
  if (!failure_) failure_ = std::move(error);
  changed_.notify_all();
}

void DocumentPool::work() noexcept {
  try {
    if (auto status = base::guarded(tr("the new index"), [this] { return build_all(); }); !status)
      fail_with(std::move(status.error()));
  } catch (...) {
    // Nothing but the words for an error can throw here, for want of memory.
    fail_with(std::move(no_memory_));
  }
}

Status DocumentPool::build_all() {
  DocumentBuilder builder(lexicon_, record_dictionary_, plan_.cached_words);
  BatchInverter inverter;
  for (Job job; take(job);) {
    for (const Dispatch& dispatch : job.dispatches) inverter.add(std::move(builder.build(dispatch)));
    DocumentBatch batch = inverter.invert(builder.terms());
    builder.forget_terms();
    if (auto status = hand_over(job.number, std::move(batch)); !status) return status;
  }
  const std::scoped_lock lock(mutex_);
  counters_.title_words += builder.counters().title_words;
  counters_.text_words += builder.counters().text_words;
  counters_.titled += builder.counters().titled;
  counters_.titles += builder.counters().titles;
  return {};
}

}  // namespace depeche::index

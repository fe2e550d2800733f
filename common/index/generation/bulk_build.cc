#include "index/generation/bulk_build.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

#include "index/document/frequent_forms.h"
#include "index/generation/bulk_database.h"
#include "schema/forward_stream.h"
#include "schema/record.h"

namespace depeche::index {
namespace {

// A batch ends with this or with the memory that it may take.
constexpr std::size_t kBatchDispatches = 2000;
// So many last batches for each thread, of this many bytes of text at least.
constexpr std::size_t kLastBatches = 3;
constexpr std::size_t kLeastLastBatch = std::size_t{128} << 10;
// Dispatches to train the record dictionary on, before the first batch of a new index.
constexpr std::size_t kTrainingDispatches = 1000;
constexpr std::size_t kTrainingBytes = std::size_t{8} << 20;

}  // namespace

BulkBuild::BulkBuild(std::filesystem::path target, std::filesystem::path work, unsigned jobs, Lexicon& lexicon,
                     std::string record_dictionary, const MemoryPlan& plan)
    : target_(std::move(target)),
      work_(std::move(work)),
      jobs_(jobs),
      lexicon_(lexicon),
      record_dictionary_(std::move(record_dictionary)),
      plan_(plan) {}

Result<bool> BulkBuild::add(Dispatch dispatch) {
  waiting_bytes_ += dispatch.text.size();
  waiting_.push_back(std::move(dispatch));
  const bool training = !has_begun() && record_dictionary_.empty();
  if (training && waiting_.size() < kTrainingDispatches && waiting_bytes_ < kTrainingBytes) return false;
  bool pushed = false;
  while (waiting_.size() >= kBatchDispatches || waiting_bytes_ >= plan_.batch_text) {
    if (auto status = push_batch(plan_.batch_text); !status) return tl::unexpected<Error>(status.error());
    pushed = true;
  }
  return pushed;
}

Status BulkBuild::finish_batches() {
  if (!has_begun())
    if (auto status = begin(); !status) return status;
  // Small batches, so that all threads end at about the same time.
  const std::size_t text =
      std::min(std::max(waiting_bytes_ / (kLastBatches * jobs_), kLeastLastBatch), plan_.batch_text);
  while (!waiting_.empty())
    if (auto status = push_batch(text); !status) return status;
  return pool_->wait();
}

// Up to so many bytes of text.
Status BulkBuild::push_batch(std::size_t text) {
  if (!has_begun())
    if (auto status = begin(); !status) return status;
  std::size_t count = 0;
  std::size_t bytes = 0;
  while (count < std::min(waiting_.size(), kBatchDispatches) && bytes < text) bytes += waiting_[count++].text.size();
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
  std::vector<Dispatch> batch(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
  waiting_.erase(waiting_.begin(), end);
  waiting_bytes_ -= bytes;
  return pool_->push(std::move(batch));
}

Status BulkBuild::begin() {
  std::future<std::string> trained;
  if (record_dictionary_.empty())
    trained = std::async(std::launch::async, [this] { return schema::train_record_dictionary(waiting_); });
  if (lexicon_.next_code() == schema::kFirstForm) number_frequent_forms(waiting_, lexicon_);
  if (trained.valid()) record_dictionary_ = trained.get();
  auto database = BulkDatabase::create(target_, work_ / "unmerged");
  if (!database) return tl::unexpected<Error>(database.error());
  pool_ = std::make_unique<DocumentPool>(jobs_, std::move(*database), lexicon_, record_dictionary_, plan_);
  return {};
}

}  // namespace depeche::index

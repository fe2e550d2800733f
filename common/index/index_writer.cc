#include <algorithm>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "base/message.h"
#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/writable_directory.h"
#include "index/document/lexicon.h"
#include "index/document/validate.h"
#include "index/generation/bulk_build.h"
#include "index/generation/memory_plan.h"
#include "index/parts/commit_to_parts.h"
#include "index/parts/merge_parts.h"
#include "index/parts/merge_plan.h"
#include "index/parts/shared_topics.h"
#include "index/pending/base_parts.h"
#include "index/pending/pending_run.h"
#include "index/topics/taken_topics.h"
#include "index/write/generation_build.h"
#include "index/write/live_update.h"
#include "schema/generations.h"
#include "schema/stamp.h"
#include "schema/topic_space.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;
using index::BaseIndex;
using index::BaseParts;
using index::BulkBuild;
using index::kMaxTransaction;
using index::Lexicon;
using index::PendingRun;
using index::WritableDirectory;

// A run of more than this part of the index is merged. Adding a dispatch to the live database costs about ten times as
// much as copying one in a compaction.
constexpr std::size_t kMergeRatio = 10;
constexpr unsigned kMostParts = 64;

bool is_full_of_holes(const BaseIndex& part) {
  return index::is_full_of_holes({part.database().get_doccount(), part.database().get_lastdocid()});
}

}  // namespace

// Takes the dispatches of a run, and decides how they are written.
class IndexWriter::Impl {
 public:
  Impl(WritableDirectory directory, const WriterOptions& options)
      : directory_(std::move(directory)),
        index_(directory_.get().path),
        options_(options),
        jobs_(options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency())),
        plan_(index::plan_memory(options.memory, jobs_)) {
    if (!directory_.complaint().empty()) notices_.push_back(tr("{}: {}", index_.string(), directory_.complaint()));
  }

  // Begins a run on what is committed, unless one has begun.
  Status start() {
    if (run_) return {};
    return base::guarded(index_.string(), [&]() -> Status {
      schema::remove_leftovers(directory_.get());
      if (!std::exchange(is_base_open_, false))
        if (auto status = open_base(); !status) return status;
      const fs::path work = directory_.work();
      const BaseIndex& base = extends_last() ? base_.last() : nothing_;
      lexicon_ =
          std::make_unique<Lexicon>(base.exists() ? Xapian::Database(base.generation().string()) : Xapian::Database(),
                                    base.counters().next_code, work / "dictionary", plan_.dictionary);
      bulk_ = std::make_unique<BulkBuild>(base.exists() ? work / "bulk" : target(), work, jobs_, *lexicon_,
                                          base.record_dictionary(), plan_);
      run_ = std::make_unique<PendingRun>(index_.string(), base_, work, plan_.ids);
      return {};
    });
  }

  Status add(Dispatch dispatch) {
    if (auto status = index::validate(dispatch); !status) return status;
    if (auto status = start(); !status) return status;
    return base::guarded(index_.string(), [&]() -> Status {
      const auto fresh = run_->add(dispatch);
      if (!fresh) return tl::unexpected<Error>(fresh.error());
      if (!*fresh) return {};
      const auto pushed = bulk_->add(std::move(dispatch));
      if (!pushed) return tl::unexpected<Error>(pushed.error());
      if (*pushed) run_->rest();
      return {};
    });
  }

  Result<std::optional<std::size_t>> begin_file(const std::string& file, const ReadOptions& options) {
    if (auto status = start(); !status) return tl::unexpected<Error>(status.error());
    return base::guarded(index_.string(), [&] { return run_->begin_file(file, options); });
  }

  void end_file(bool complete) {
    if (run_) run_->end_file(complete);
  }

  Result<bool> remove(std::string_view id) {
    if (auto status = start(); !status) return tl::unexpected<Error>(status.error());
    return base::guarded(index_.string(), [&] { return run_->remove(id); });
  }

  Result<WriterCounts> commit() {
    if (auto status = start(); !status) return tl::unexpected<Error>(status.error());
    const auto written = base::guarded(index_.string(), [&] { return write(); });
    const WriterCounts counts = run_->counts();
    const bool in_parts = base_.exist() && !extends_last();
    bulk_.reset();
    run_.reset();
    topics_.reset();
    if (written && in_parts) merge_parts();
    if (written) options_.rebuild = false;
    static_cast<void>(start());  // what fails is told by the next call that needs it: this commit is whole
    if (!written) return tl::unexpected<Error>(written.error());
    return counts;
  }

  // Looks at the index whose topics are to be taken over.
  Status find_teacher() {
    if (options_.topics_of.empty()) return {};
    const auto identity = index::topics_identity(options_.topics_of);
    if (!identity) return tl::unexpected<Error>(identity.error());
    teacher_ = *identity;
    return {};
  }

  // Forgets the run: what follows builds on the committed index again.
  void discard() {
    bulk_.reset();
    run_.reset();
    schema::remove_leftovers(directory_.get());
  }

  std::vector<std::string> take_notices() { return std::exchange(notices_, {}); }

 private:
  Status open_base() {
    base_ = BaseParts();
    if (options_.rebuild || directory_.get().state != schema::IndexState::present) return {};
    auto base = BaseParts::open(directory_.get());
    if (!base) return tl::unexpected<Error>(base.error());
    base_ = std::move(*base);
    return {};
  }

  // Where a new generation is made until it is put in force.
  fs::path target() const { return directory_.work() / "generation"; }

  // Whether the run builds on the last part, which it changes or replaces. Else it may become a part of its own.
  bool extends_last() const { return base_.size() <= 1 && options_.parts <= 1; }

  Status write() {
    const std::uint32_t added = run_->sequence();
    const bool takes_topics = has_other_topics();
    if (base_.exist() && run_->is_empty() && (!takes_topics || !extends_last())) return {};
    if (options_.rebuild && added == 0)
      return fail(ErrorCode::invalid_argument,
                  tr("{}: nothing to rebuild from; the index stays as it was", index_.string()),
                  tr("name sources that hold dispatches"));
    if (auto status = base_.check(); !status) return status;  // it may have waited for long since it was opened
    if (base_.exist() && !extends_last())
      return index::commit_to_parts({directory_, base_, *run_, *lexicon_, *bulk_, plan_, jobs_});
    const bool fits = !takes_topics && run_->count_leaving() <= kMaxTransaction && !is_full_of_holes(base_.last()) &&
                      !index::has_outgrown_topics(base_) && !(base_.exist() && directory_.is_shared());
    if (!bulk_->has_begun() && fits) return write_live();
    if (auto status = bulk_->finish_batches(); !status) return status;
    const bool small = base_.exist() && fits && added <= kMaxTransaction &&
                       run_->text_bytes() <= plan_.transaction_text && added * kMergeRatio < base_.dispatches();
    if (!small) return write_generation();
    if (auto status = bulk_->pool().finish({}, false); !status) return status;
    return write_live();
  }

  Status write_live() {
    if (!base_.exist())
      if (auto status = read_topics(); !status) return status;
    if (auto status = index::update_live(inputs(base_.exist() ? base_.last().generation() : target())); !status)
      return status;
    return base_.exist() ? Status() : put_in_force();
  }

  Status write_generation() {
    if (auto status = read_topics(); !status) return status;
    if (auto status = index::build_generation(inputs(target())); !status) return status;
    return put_in_force();
  }

  index::GenerationInputs inputs(const fs::path& generation) {
    return {.base = base_.last(),
            .leaving = run_->leaving(0),
            .sequence = run_->sequence(),
            .superseded = run_->superseded(),
            .files = &run_->files(),
            .lexicon = *lexicon_,
            .bulk = *bulk_,
            .record_dictionary = bulk_->record_dictionary(),
            .plan = plan_,
            .topics = topics_ ? &*topics_ : nullptr,
            .work = directory_.work(),
            .target = generation};
  }

  // The run is committed, whatever becomes of this.
  void merge_parts() {
    const auto merged = base::guarded(index_.string(), [&]() -> Status {
      if (auto status = open_base(); !status) return status;
      if (has_other_topics())
        if (auto status = read_topics(); !status) return status;
      const std::size_t most = options_.parts != 0 ? options_.parts : kMostParts;
      return index::merge_parts(directory_, base_, {most, jobs_, plan_, topics_ ? &*topics_ : nullptr});
    });
    topics_.reset();
    is_base_open_ = merged.has_value();
    if (!merged)
      notices_.push_back(
          tr("the parts of the index were not merged, which the next run will do: {}", merged.error().message));
  }

  // Whether the index has other topics than those that it is to take over.
  bool has_other_topics() const {
    if (!teacher_ || base_.dispatches() == 0) return false;
    return schema::TopicSpace(base_[0].generation(), schema::owner_of(base_[0].database())).identity() != *teacher_;
  }

  // Reads the topics that a new generation takes over. Those that the index has taken over before are read from it,
  // since reading them from the other index takes as long as walking its dictionary.
  Status read_topics() {
    topics_.reset();
    if (base_.exist() && !has_other_topics())
      topics_ = index::kept_topics(base_.last().generation(), base_.last().database());
    if (topics_ || !teacher_) return {};
    auto topics = index::topics_of(options_.topics_of);
    if (!topics) return tl::unexpected<Error>(topics.error());
    topics_ = std::move(*topics);
    return {};
  }

  Status put_in_force() {
    if (!options_.rebuild) return directory_.put_in_force(target());
    run_->counts().discarded = directory_.start_anew();
    if (auto status = directory_.put_in_force(target()); !status) return status;
    for (std::string& notice : directory_.left_alone()) notices_.push_back(std::move(notice));
    return {};
  }

  WritableDirectory directory_;
  const fs::path index_;
  WriterOptions options_;
  const unsigned jobs_;
  const index::MemoryPlan plan_;
  std::vector<std::string> notices_;
  std::optional<base::Uuid> teacher_;         // the topics of WriterOptions::topics_of
  std::optional<index::TakenTopics> topics_;  // of the generation that is being made

  // The run, and what it builds on.
  BaseParts base_;
  bool is_base_open_ = false;  // it is what is committed now
  const BaseIndex nothing_;
  std::unique_ptr<Lexicon> lexicon_;
  std::unique_ptr<BulkBuild> bulk_;
  std::unique_ptr<PendingRun> run_;  // null before start() and when that failed
};

IndexWriter::IndexWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

IndexWriter::~IndexWriter() {
  if (!impl_) return;
  try {
    impl_->discard();
  } catch (const std::exception&) {
    // There is no memory, say; the next writer clears up.
  }
}

Result<IndexWriter> IndexWriter::open(const fs::path& index, const WriterOptions& options) {
  if (options.parts > kMostParts)
    return fail(ErrorCode::invalid_argument, tr("{} is not a number of parts", options.parts),
                tr("an index has at most {}", kMostParts));
  auto directory = WritableDirectory::open(index, options.rebuild, options.wait_lock_seconds);
  if (!directory) return tl::unexpected<Error>(directory.error());
  auto impl = std::make_unique<Impl>(std::move(*directory), options);
  auto status = impl->start();
  if (status) status = impl->find_teacher();
  if (!status) return tl::unexpected<Error>(status.error());
  return IndexWriter(std::move(impl));
}

Result<std::optional<std::size_t>> IndexWriter::begin_file(const std::string& file, const ReadOptions& options) {
  return impl_->begin_file(file, options);
}
void IndexWriter::end_file(bool complete) { impl_->end_file(complete); }
Status IndexWriter::add(Dispatch dispatch) { return impl_->add(std::move(dispatch)); }
Result<bool> IndexWriter::remove(std::string_view id) { return impl_->remove(id); }
Result<WriterCounts> IndexWriter::commit() { return impl_->commit(); }
std::vector<std::string> IndexWriter::take_notices() { return impl_->take_notices(); }

}  // namespace depeche

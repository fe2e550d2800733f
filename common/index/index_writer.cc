#include <algorithm>
#include <cstring>
#include <future>
#include <limits>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "base/xapian.h"
#include "depeche/index.h"
#include "index/directory/writable_directory.h"
#include "index/document/document_builder.h"
#include "index/document/lexicon.h"
#include "index/document/validate.h"
#include "index/generation/bulk_database.h"
#include "index/generation/document_pool.h"
#include "index/generation/merge.h"
#include "index/pending/file_book.h"
#include "index/pending/run_book.h"
#include "index/topics/learn_topics.h"
#include "schema/counters.h"
#include "schema/generations.h"
#include "schema/open_generation.h"
#include "schema/record.h"
#include "schema/stamp.h"
#include "schema/stream_file.h"
#include "schema/terms.h"
#include "schema/topic_space.h"
#include "schema/version.h"
#include "schema/version_file.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;
using index::DocumentBuilder;
using index::DocumentPool;
using index::FileBook;
using index::Lexicon;
using index::RunBook;
using index::WritableDirectory;

// A batch ends with this or with the memory that it may take.
constexpr std::size_t kBatchDispatches = 2000;
// Dispatches to train the record dictionary on, before the first batch of a new index.
constexpr std::size_t kTrainingDispatches = 1000;
constexpr std::size_t kTrainingBytes = std::size_t{8} << 20;
// Adding to the live database costs about ten times as much per dispatch as compaction costs per dispatch that it
// copies, and a transaction stays in memory: beyond these a run is merged.
constexpr std::size_t kMergeRatio = 10;
constexpr std::size_t kMaxTransaction = 5000;
// The streams of documents that left stay in the file until a run is merged.
constexpr Xapian::docid kMaxNumbersPerDocument = 3;
constexpr Xapian::docid kSmallIndex = 10000;
// Topics that were learnt from less than half of the archive are learnt again: a run is merged.
constexpr Xapian::docid kMaxGrowth = 2;
constexpr std::uint32_t kMaxSequence = std::numeric_limits<std::uint32_t>::max();
// Documents to delete from a new generation between two commits: the deleted ones stay in memory until then.
constexpr std::size_t kDeletedAtOnce = 1000;

std::uint64_t number_of(const std::string& hash) {
  std::uint64_t number = 0;
  std::memcpy(&number, hash.data(), std::min(hash.size(), sizeof number));
  return number;
}

}  // namespace

class IndexWriter::Impl {
 public:
  Impl(WritableDirectory directory, const WriterOptions& options)
      : directory_(std::move(directory)),
        index_(directory_.get().path),
        options_(options),
        jobs_(options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency())),
        plan_(index::plan_memory(options.memory, jobs_)) {
    if (!directory_.complaint().empty()) notices_.push_back(index_.string() + ": " + directory_.complaint());
  }

  // Also after each commit.
  Status start() {
    return base::guarded(index_.string(), [&]() -> Status {
      schema::remove_leftovers(directory_.get());
      committed_ = Xapian::Database();
      base_.reset();
      if (!options_.rebuild && directory_.get().state == schema::IndexState::present) {
        const fs::path generation = directory_.get().generation_path();
        auto database = schema::open_generation(generation, directory_.get().uuid, index_);
        if (!database) return tl::unexpected<Error>(database.error());
        committed_ = std::move(*database);
        if (auto status = schema::check_generation(generation, committed_); !status) return status;
        static_cast<void>(schema::seal_version_file(generation));  // of a run that was killed; failing does no harm
        base_ = generation;
      }
      counters_ = base_ ? schema::decode_counters(committed_.get_metadata(std::string(schema::kCountersKey)))
                        : schema::Counters{};
      dictionary_ = base_ ? committed_.get_metadata(std::string(schema::kRecordDictionaryKey)) : std::string();
      const fs::path work = directory_.work();
      lexicon_ = std::make_unique<Lexicon>(base_ ? Xapian::Database(base_->string()) : Xapian::Database(),
                                           counters_.next_code, work / "dictionary", plan_.dictionary);
      files_ = std::make_unique<FileBook>(committed_, work, plan_.ids);
      run_ = std::make_unique<RunBook>(work, plan_.ids);
      codec_ = std::make_unique<schema::RecordCodec>(dictionary_);
      return {};
    });
  }

  Status add(Dispatch dispatch) {
    if (auto status = index::validate(dispatch); !status) return status;
    return base::guarded(index_.string(), [&]() -> Status {
      const auto fresh = note(dispatch);
      if (!fresh) return tl::unexpected<Error>(fresh.error());
      if (!*fresh) return {};
      pending_bytes_ += dispatch.text.size();
      pending_.push_back(std::move(dispatch));
      return flush_full_batches();
    });
  }

  Result<std::optional<std::size_t>> begin_file(const std::string& file, const ReadOptions& options) {
    return base::guarded(index_.string(), [&]() -> Result<std::optional<std::size_t>> {
      const auto dispatches = files_->begin(file, options);
      if (dispatches) counts_.unchanged += dispatches->value_or(0);
      return dispatches;
    });
  }

  void end_file(bool complete) { files_->end(complete); }

  Result<bool> remove(std::string_view id) {
    return base::guarded(index_.string(), [&]() -> Result<bool> {
      const RunBook::Noted* noted = run_->find(id);
      const bool added = noted != nullptr && noted->sequence > 0;
      const Xapian::docid committed = noted != nullptr ? noted->committed : find_committed(id);
      const bool present = noted != nullptr ? added : committed != 0;
      if (added) {
        run_->supersede(noted->sequence);
        --(committed != 0 ? counts_.replaced : counts_.added);
      }
      if (noted != nullptr) files_->forget(noted->file);
      if (auto status = forget_file_of(committed); !status) return tl::unexpected<Error>(status.error());
      if (auto status = run_->note(id, {0, committed, 0, 0}); !status) return tl::unexpected<Error>(status.error());
      return present;
    });
  }

  Result<WriterCounts> commit() {
    const auto written = base::guarded(index_.string(), [&] { return write(); });
    const WriterCounts counts = counts_;
    discard();
    if (written) options_.rebuild = false;
    const auto started = start();
    if (!written) return tl::unexpected<Error>(written.error());
    if (!started) return tl::unexpected<Error>(started.error());
    return counts;
  }

  // Forgets the run: what follows builds on the committed index again.
  void discard() {
    pool_.reset();
    pending_.clear();
    pending_bytes_ = 0;
    run_ = std::make_unique<RunBook>(directory_.work(), plan_.ids);
    sequence_ = 0;
    run_bytes_ = 0;
    counts_ = {};
    schema::remove_leftovers(directory_.get());
  }

  std::vector<std::string> take_notices() { return std::exchange(notices_, {}); }

 private:
  Xapian::docid find_committed(std::string_view id) const {
    if (!base_) return 0;
    const std::string term = schema::id_term(id);
    const auto posting = committed_.postlist_begin(term);
    return posting == committed_.postlist_end(term) ? 0 : *posting;
  }

  Status forget_file_of(Xapian::docid committed) {
    if (committed == 0) return {};
    const auto stored = codec_->decode(committed_.get_document(committed).get_value(schema::kRecordSlot));
    if (!stored) return tl::unexpected<Error>(stored.error());
    files_->forget_stored(stored->path);
    return {};
  }

  // False when the index, or this run, has exactly this dispatch already.
  Result<bool> note(const Dispatch& dispatch) {
    const std::string hash = schema::content_hash(dispatch);
    const RunBook::Noted* noted = run_->find(dispatch.id);
    const bool added = noted != nullptr && noted->sequence > 0;
    const Xapian::docid committed = noted != nullptr ? noted->committed : find_committed(dispatch.id);
    const bool same = noted != nullptr
                          ? added && noted->hash == number_of(hash)
                          : committed != 0 && committed_.get_document(committed).get_value(schema::kHashSlot) == hash;
    const FileBook::Number file = files_->count();
    if (added && noted->file != file) {
      files_->forget(noted->file);
      files_->forget(file);
    }
    if (same) {
      ++counts_.unchanged;
      return false;
    }
    if (auto status = forget_file_of(committed); !status) return tl::unexpected<Error>(status.error());
    if (added)
      run_->supersede(noted->sequence);
    else
      ++(committed != 0 ? counts_.replaced : counts_.added);
    if (sequence_ == kMaxSequence)
      return fail(ErrorCode::limit, index_.string() + ": an index holds four thousand million dispatches",
                  "make several, which searcher searches as one");
    if (auto status = run_->note(dispatch.id, {++sequence_, committed, file, number_of(hash)}); !status)
      return tl::unexpected<Error>(status.error());
    run_bytes_ += dispatch.text.size();
    return true;
  }

  Status flush_full_batches() {
    const bool training = pool_ == nullptr && dictionary_.empty();
    if (training && pending_.size() < kTrainingDispatches && pending_bytes_ < kTrainingBytes) return {};
    while (pending_.size() >= kBatchDispatches || pending_bytes_ >= plan_.batch_text)
      if (auto status = push_batch(); !status) return status;
    return {};
  }

  Status push_batch() {
    if (pool_ == nullptr)
      if (auto status = start_pool(); !status) return status;
    std::size_t count = 0;
    std::size_t bytes = 0;
    while (count < std::min(pending_.size(), kBatchDispatches) && bytes < plan_.batch_text)
      bytes += pending_[count++].text.size();
    const auto end = pending_.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<Dispatch> batch(std::make_move_iterator(pending_.begin()), std::make_move_iterator(end));
    pending_.erase(pending_.begin(), end);
    pending_bytes_ -= bytes;
    run_->rest();
    files_->rest();
    return pool_->push(std::move(batch));
  }

  // Where the dispatches of the run become a database: the new generation itself when nothing comes before them.
  fs::path bulk_path() const { return base_ ? directory_.work() / "bulk" : target_path(); }
  // Where a new generation is made until it is put in force.
  fs::path target_path() const { return directory_.work() / "generation"; }

  Status start_pool() {
    if (dictionary_.empty()) dictionary_ = schema::train_record_dictionary(pending_);
    auto database = index::BulkDatabase::create(bulk_path(), directory_.work() / "unmerged");
    if (!database) return tl::unexpected<Error>(database.error());
    pool_ = std::make_unique<DocumentPool>(jobs_, std::move(*database), *lexicon_, dictionary_, plan_);
    return {};
  }

  Status write() {
    if (base_ && sequence_ == 0 && run_->empty() && !files_->changed() && !options_.rebuild) return {};
    if (options_.rebuild && sequence_ == 0)
      return fail(ErrorCode::invalid_argument, index_.string() + ": nothing to rebuild from; the index stays as it was",
                  "name sources that hold dispatches");
    if (base_)  // it may have waited for long since it was opened
      if (auto status = schema::check_generation(*base_, committed_); !status) return status;
    const bool fits = run_->count_leaving() <= kMaxTransaction && !is_full_of_holes() && !has_outgrown_topics() &&
                      !(base_ && directory_.is_shared());
    if (pool_ == nullptr && fits) return write_directly();
    if (pool_ == nullptr)
      if (auto status = start_pool(); !status) return status;
    while (!pending_.empty())
      if (auto status = push_batch(); !status) return status;
    if (auto status = pool_->wait(); !status) return status;
    const bool small = base_ && fits && sequence_ <= kMaxTransaction && run_bytes_ <= plan_.transaction_text &&
                       sequence_ * kMergeRatio < committed_.get_doccount();
    if (!small) return write_merged();
    if (auto status = pool_->finish({}, false); !status) return status;
    return write_directly();
  }

  bool is_full_of_holes() const {
    if (!base_) return false;
    const Xapian::docid numbers = committed_.get_lastdocid();
    return numbers > kSmallIndex && numbers / kMaxNumbersPerDocument > committed_.get_doccount();
  }

  bool has_outgrown_topics() const {
    if (!base_) return false;
    const schema::TopicSpace topics(*base_, schema::owner_of(committed_));
    return committed_.get_doccount() / kMaxGrowth > topics.documents();
  }

  Status put_in_force(const fs::path& built) {
    if (!options_.rebuild) return directory_.put_in_force(built);
    counts_.discarded = directory_.start_anew();
    const auto status = directory_.put_in_force(built);
    if (!status) return status;
    for (std::string& notice : directory_.left_alone()) notices_.push_back(std::move(notice));
    return {};
  }

  static Status unlearn(const Xapian::Database& database, Xapian::docid id, DocumentBuilder& builder) {
    const auto dispatch = builder.codec().decode(database.get_document(id).get_value(schema::kRecordSlot));
    if (!dispatch) return tl::unexpected<Error>(dispatch.error());
    builder.unlearn(*dispatch);
    return {};
  }

  // Into the live database, or a new one, in one transaction.
  Status write_directly() {
    const fs::path generation = base_ ? *base_ : target_path();
    std::error_code ignored;
    fs::create_directories(generation.parent_path(), ignored);  // Xapian says why it cannot write there
    Xapian::WritableDatabase database(generation.string(), base_ ? Xapian::DB_OPEN : Xapian::DB_CREATE_OR_OVERWRITE);
    const schema::Owner owner = schema::owner_of(database);
    auto streams = schema::StreamWriter::open(generation, owner);
    if (!streams) return tl::unexpected<Error>(streams.error());
    std::optional<schema::TopicWriter> topics;
    if (base_) {
      auto opened = schema::TopicWriter::open(*base_, owner);
      if (!opened) return tl::unexpected<Error>(opened.error());
      topics = std::move(*opened);
    }
    const auto append = [&](Xapian::docid id, std::string_view stream) {
      if (topics) topics->append(id, stream);
      return streams->append(id, stream);
    };
    database.begin_transaction();
    DocumentBuilder builder(*lexicon_, dictionary_, plan_.vocabulary_words);
    for (const Xapian::docid id : run_->leaving()) {
      if (auto status = unlearn(database, id, builder); !status) return status;
      database.delete_document(id);
    }
    std::uint32_t sequence = 0;
    const std::vector<std::uint32_t> superseded = run_->superseded();
    const auto stays = [&] { return !std::binary_search(superseded.begin(), superseded.end(), sequence); };
    if (pool_ != nullptr) {
      const Xapian::Database bulk(bulk_path().string());
      const schema::StreamFile bulk_streams(bulk_path(), schema::owner_of(bulk));
      for (Xapian::docid id = 1; id <= bulk.get_lastdocid(); ++id) {
        ++sequence;
        auto status = stays() ? append(database.add_document(bulk.get_document(id)), bulk_streams.stream(id))
                              : unlearn(bulk, id, builder);
        if (!status) return status;
      }
    }
    for (const Dispatch& dispatch : pending_) {
      ++sequence;
      if (!stays()) continue;
      const index::Document& document = builder.build(dispatch);
      const Xapian::docid id = database.add_document(index::to_xapian(document, builder.terms()));
      if (auto status = append(id, document.stream); !status) return status;
    }
    pending_.clear();
    pending_bytes_ = 0;
    schema::Counters counters = counters_ + builder.counters();
    if (pool_ != nullptr) counters = counters + pool_->counters();
    write_metadata(database, counters, owner.database);
    // A document that is committed has its stream and its topics.
    if (auto status = streams->flush(true); !status) return status;
    if (topics)
      if (auto status = topics->flush(true); !status) return status;
    database.commit_transaction();
    const Xapian::docid last = database.get_lastdocid();
    database.close();
    if (!base_) {
      if (auto status = index::learn_topics(generation, {owner.database, last}); !status) return status;
      return put_in_force(generation);
    }
    static_cast<void>(schema::seal_version_file(*base_));  // the commit is whole; the next one makes up for it
    return {};
  }

  // A new generation out of the committed one and what the pool has made.
  Status write_merged() {
    const fs::path work = directory_.work();
    const fs::path target = target_path();
    DocumentBuilder builder(*lexicon_, dictionary_, plan_.vocabulary_words);
    for (const Xapian::docid id : run_->leaving())
      if (auto status = unlearn(committed_, id, builder); !status) return status;
    const schema::Counters counters = counters_ + pool_->counters() + builder.counters();
    const fs::path metadata_path = work / "metadata";
    {
      Xapian::WritableDatabase metadata(metadata_path.string(),
                                        Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
      write_metadata(metadata, counters, pool_->uuid());
      metadata.commit();
    }
    run_->rest();
    files_->rest();
    if (!base_) {
      if (auto status = pool_->flush_streams(); !status) return status;
      // Merging postings leaves the other processors idle.
      auto topics =
          std::async(std::launch::async, index::learn_topics, target, schema::Owner{pool_->uuid(), sequence_});
      if (auto status = pool_->finish(Xapian::Database(metadata_path.string()), true); !status) return status;
      if (auto status = topics.get(); !status) return status;
    } else {
      if (auto status = pool_->finish({}, false); !status) return status;
      std::error_code ignored;
      fs::remove_all(target, ignored);
      if (auto status = index::merge_generations({*base_, bulk_path(), metadata_path}, target); !status) return status;
      if (auto status = schema::check_generation(*base_, committed_); !status) return status;
    }
    if (auto status = drop_left(target, counters_ + pool_->counters(), builder); !status) return status;
    return put_in_force(target);
  }

  // Deletes from the merged database, which nobody reads yet, what this run replaced, removed, or added and then added
  // again.
  Status drop_left(const fs::path& target, const schema::Counters& counters_without_builder, DocumentBuilder& builder) {
    const std::vector<std::uint32_t> committed = run_->leaving();
    const std::vector<std::uint32_t> superseded = run_->superseded();
    if (committed.empty() && superseded.empty()) return {};
    Xapian::WritableDatabase database(target.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    std::size_t deleted = 0;
    const auto drop = [&](Xapian::docid id) {
      database.delete_document(id);
      if (++deleted % kDeletedAtOnce == 0) database.commit();
    };
    // Compaction numbers documents as they are in their database, after all of the databases before, and from 1.
    for (const Xapian::docid id : committed) drop(id - (*committed_.postlist_begin("") - 1));
    const Xapian::docid before = database.get_lastdocid() - sequence_;
    for (const std::uint32_t sequence : superseded) {
      if (auto status = unlearn(database, before + sequence, builder); !status) return status;
      drop(before + sequence);
    }
    const schema::Counters counters = counters_without_builder + builder.counters();
    if (!superseded.empty()) write_metadata(database, counters, schema::owner_of(database).database);
    database.commit();
    return {};
  }

  void write_metadata(Xapian::WritableDatabase& database, schema::Counters counters, const base::Uuid& name) const {
    counters.next_code = lexicon_->next_code();
    lexicon_->write(database);
    files_->write(database);
    schema::stamp_database(database, name);
    database.set_metadata(std::string(schema::kCountersKey), schema::encode_counters(counters));
    if (!dictionary_.empty()) database.set_metadata(std::string(schema::kRecordDictionaryKey), dictionary_);
  }

  WritableDirectory directory_;
  const fs::path index_;
  WriterOptions options_;
  const unsigned jobs_;
  const index::MemoryPlan plan_;
  std::vector<std::string> notices_;

  // The index as committed; without one, `base_` is empty.
  std::optional<fs::path> base_;
  Xapian::Database committed_;
  schema::Counters counters_;
  std::string dictionary_;
  std::unique_ptr<schema::RecordCodec> codec_;  // of the committed records

  // This run.
  std::unique_ptr<Lexicon> lexicon_;
  std::unique_ptr<FileBook> files_;
  std::unique_ptr<DocumentPool> pool_;
  std::vector<Dispatch> pending_;
  std::size_t pending_bytes_ = 0;
  std::unique_ptr<RunBook> run_;
  std::uint32_t sequence_ = 0;
  std::size_t run_bytes_ = 0;  // of the text added
  WriterCounts counts_;
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
  auto directory = WritableDirectory::open(index, options.rebuild, options.wait_lock_seconds);
  if (!directory) return tl::unexpected<Error>(directory.error());
  auto impl = std::make_unique<Impl>(std::move(*directory), options);
  if (auto status = impl->start(); !status) return tl::unexpected<Error>(status.error());
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

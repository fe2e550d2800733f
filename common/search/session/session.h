#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/helpers.h"
#include "base/xapian.h"
#include "depeche/dispatch.h"
#include "depeche/result.h"
#include "glass/posting_reader.h"
#include "glass/termlist_reader.h"
#include "glass/value_reader.h"
#include "query/read/indexes.h"
#include "schema/counters.h"
#include "schema/generation_files.h"
#include "schema/naming_files.h"
#include "schema/part_database.h"
#include "schema/record.h"
#include "schema/stream_file.h"
#include "schema/topic_space.h"
#include "search/session/remote_documents.h"
#include "search/session/remote_parts.h"
#include "search/session/remote_words.h"
#include "text/analyzer.h"

namespace depeche::search {

// The directory of an index's database, and its number: another index may come to stand there, with the same names.
struct Generation {
  std::filesystem::path path;
  std::uintmax_t folder = 0;  // 0 when there is none
  std::string uuid;           // of the database
  std::string complaint;      // about the directory of the index; empty when all is well

  bool operator==(const Generation&) const = default;
};

// One open index, or one of its parts.
struct OpenIndex {
  std::filesystem::path index;
  Generation generation;
  bool is_last = true;   // no later part of the index is in force
  std::string database;  // its unique name
  schema::Counters counters;
  schema::RecordCodec codec;
  schema::GenerationStamp opened;               // before it was opened
  schema::GenerationStamp seen;                 // when it was last found sound
  std::optional<schema::NamingFiles> named_by;  // before it was last read which generation is in force
};

// What was read of the parts of an archive, each by the unique name of its database and the revision.
using KnownParts = std::map<std::pair<std::string, std::uint64_t>, std::shared_ptr<schema::PartMemory>>;

// A document of the indexes as one: Xapian deals their numbers out in turn.
struct DocumentAddress {
  std::size_t part = 0;
  Xapian::docid id = 0;  // within the part
};

// Everything that one search needs for itself: open databases, an analyzer, decompressors. Not for several threads.
class Session {
 public:
  // Throws base::DeadlinePassed.
  static Result<Session> open(const std::vector<std::filesystem::path>& indexes, const base::Deadline& deadline = {});
  // The same of an archive whose parts other processes have. `known` is what earlier sessions read of them, and then
  // what this one reads.
  static Session over(RemoteParts remote, KnownParts& known);

  // Sees the newest commit of every index. Throws as Xapian does when one has gone; then open a new session; and
  // base::DeadlinePassed. When what was read since the last time was not verified, it opens all again. Commits
  // to parts that other processes have are told by their next answers (RemoteParts::begin_search()).
  Status refresh(const base::Deadline& deadline = {});
  // After what was read since refresh(), before any of it becomes an answer: no file was cut, damaged or put in
  // another's place meanwhile. Throws Xapian::DatabaseCorruptError, and DatabaseModifiedError when files changed
  // without a commit: then what was read is to be read again. The next refresh() opens all again. False when a commit
  // came meanwhile: the writer may have written over a block just when Xapian read it, which does not notice that.
  bool verify();

  // Whether nothing else is in force than what this session reads.
  bool is_newest();

  const Xapian::Database& all() const { return all_; }
  const std::vector<schema::PartDatabase>& databases() const { return databases_; }
  // What Searcher::revision() tells.
  std::string revision() const;
  // The documents of a part keep their numbers as long as this is the same. Another database may have others: after a
  // merge or a rebuild, and in a replica.
  std::string numbering(std::size_t part) const;
  // What is damaged in the directories of the indexes.
  std::vector<std::string> complaints() const;
  // Null unless other processes have the parts. Then streams and topics are theirs.
  RemoteParts* remote() const { return remote_.get(); }
  const schema::StreamFile& streams(std::size_t part) const { return streams_[part]; }
  const schema::TopicSpace& topics(std::size_t part) const { return topics_[part]; }
  // From how many documents a part has learnt its topics; 0 when it has none.
  std::uint32_t topic_documents(std::size_t part) const {
    if (remote_ != nullptr) return remote_->states()[part].topic_documents;
    return topics_[part].empty() ? 0 : topics_[part].learnt_from();
  }
  // Of the streams of one part. And their mean in the archive, in codes.
  schema::StreamLengths stream_lengths(std::size_t part) const {
    return remote_ != nullptr ? remote_->states()[part].lengths : streams_[part].lengths();
  }
  double mean_length() const;
  // Whether every index has learnt topics. If only some had, their documents would rank above or below the others'.
  bool has_topics() const;
  // From the first to the last day of which a part has dispatches. Where a date is a month or a year, its first day
  // counts. Nothing when all are undated. Throws as Xapian does.
  std::optional<DateRange> days(std::size_t part) const;
  // Of a thousand titles of the archive, how many another dispatch has, too.
  std::uint32_t repeated_titles() const { return repeated_titles_; }
  // Whether they are the same topics.
  bool has_same_topics() const;
  // TopicSpace::identity() of a part.
  base::Uuid topics_identity(std::size_t part) const {
    return remote_ != nullptr ? remote_->states()[part].topics : topics_[part].identity();
  }
  // Null where term lists must be read through Xapian.
  glass::TermlistReader* term_lists(std::size_t part) const { return term_lists_[part].get(); }
  // Valid as long as this session stays where it is and as it is.
  query::Indexes indexes() {
    return {all_, databases_, streams_, readers_, archive_ ? &*archive_ : nullptr, deadline_};
  }
  // What is open is a part of this archive, whose counts rank: until be_whole().
  void be_part_of(query::ArchiveCounts archive) { archive_ = std::move(archive); }
  void be_whole() { archive_.reset(); }
  // The deadline of the search under way. A session must not be used again after DeadlinePassed was thrown.
  const base::Deadline& deadline() const { return deadline_; }
  void set_deadline(const base::Deadline& deadline) {
    deadline_ = deadline;
    if (remote_ != nullptr) remote_->set_deadline(deadline);
  }
  // The deadline has passed, and what was found is told: there is a little time for that. The session is for no other
  // search then.
  void hurry() {
    set_deadline(deadline_.of_ending());
    is_hurried_ = true;
  }
  bool is_hurried() const { return is_hurried_; }
  // Other threads may help with a search; without helpers, none does. `helpers` must outlive the session.
  void set_helpers(base::Helpers* helpers) {
    helpers_ = helpers;
    most_threads_ = 0;
  }
  // So many threads may work at one search, its own among them; 0: as many as there are.
  void limit_threads(std::size_t most) { most_threads_ = most; }
  // How many threads may now work at one search.
  std::size_t threads() const {
    const std::size_t free = helpers_ != nullptr ? helpers_->free() : 1;
    return most_threads_ > 0 ? std::min(free, most_threads_) : free;
  }
  // Calls step(0) … step(count - 1) as Helpers does. A step may read what is const of this session but for values, and
  // the database of a part only if it is the only one to do so.
  void each(std::size_t count, const base::Helpers::Step& step) const {
    if (helpers_ != nullptr) return helpers_->each(count, step, threads());
    for (std::size_t i = 0; i < count; ++i) step(i);
  }
  // The versions of dispatches that were asked for, as long as no commit comes. They cost more than a hit otherwise,
  // and the same dispatches come again: on the next page, and when a query is refined.
  std::unordered_map<Xapian::docid, std::vector<Xapian::docid>>& version_chains() { return version_chains_; }
  std::vector<OpenIndex>& parts() { return parts_; }
  const std::vector<OpenIndex>& parts() const { return parts_; }
  text::Analyzer& analyzer() { return *analyzer_; }

  DocumentAddress address(Xapian::docid id) const {
    return {(id - 1) % databases_.size(), static_cast<Xapian::docid>((id - 1) / databases_.size() + 1)};
  }
  Xapian::docid global_id(const DocumentAddress& address) const {
    return static_cast<Xapian::docid>((address.id - 1) * databases_.size() + address.part + 1);
  }
  // The words of this text will be looked up soon: where other processes have the parts, what these say comes all at
  // once.
  void expect_words(std::string_view text) {
    if (remote_ != nullptr) remote_words_->fetch(query::lookups_of(text, *analyzer_));
  }
  // Forgets what was read of documents that other processes have.
  void forget_documents() { remote_documents_.forget_beyond(0); }
  // These documents will be read soon: where other processes have them, they come all at once.
  void expect(const std::vector<Xapian::docid>& ids, PartOfDocument what) const {
    if (remote_ != nullptr) remote_documents_.fetch(ids, what, *remote_);
  }
  // What came of a document that another process has with another answer.
  void learn(Xapian::docid id, RemoteDocument read) { remote_documents_.learn(id, std::move(read)); }
  // Of a document that another process has. Valid until the next document is read.
  const RemoteDocument& remote_document(Xapian::docid id, PartOfDocument what) const {
    return remote_documents_.document(id, what, *remote_);
  }
  // The forward stream of a document. `units` has room for it. Valid until the next document is read.
  std::string_view stream(const DocumentAddress& address, std::string& units) const {
    if (remote_ != nullptr) return *remote_document(global_id(address), PartOfDocument::stream).stream;
    return streams_[address.part].stream(address.id, units);
  }
  // Empty where the document has no value.
  std::string value(Xapian::docid id, Xapian::valueno slot) const;
  Result<Dispatch> dispatch(Xapian::docid id);

 private:
  Session() = default;
  Status add(const std::filesystem::path& index, const std::vector<Generation>& generations);
  Status add_part(const std::filesystem::path& index, const Generation& generation, bool is_last);
  void add_remote(std::size_t part, std::shared_ptr<schema::PartMemory> known);
  void open_readers(std::size_t part);
  Status refresh_remote(const base::Deadline& deadline);
  Status open_again(const base::Deadline& deadline);
  void read_counters();
  static Result<bool> is_in_force(OpenIndex& part);
  bool holds(std::size_t part, const schema::GenerationStamp& now) const;
  std::string fault(std::size_t part, const schema::GenerationStamp& now) const;

  std::vector<schema::PartDatabase> databases_;
  std::vector<schema::StreamFile> streams_;
  std::vector<schema::TopicSpace> topics_;
  // None where a part must be read through Xapian, such as one that changed just when it was opened.
  std::vector<std::optional<glass::PostingReader>> readers_;
  std::vector<std::unique_ptr<glass::TermlistReader>> term_lists_;
  std::vector<std::unique_ptr<glass::ValueReader>> values_;
  std::vector<OpenIndex> parts_;
  std::unique_ptr<RemoteParts> remote_;
  std::unique_ptr<RemoteWords> remote_words_;
  mutable RemoteDocuments remote_documents_;
  Xapian::Database all_;
  std::uint32_t repeated_titles_ = 0;
  std::optional<query::ArchiveCounts> archive_;
  base::Helpers* helpers_ = nullptr;
  std::size_t most_threads_ = 0;
  std::unordered_map<Xapian::docid, std::vector<Xapian::docid>> version_chains_;
  bool unverified_ = false;
  base::Deadline deadline_;
  bool is_hurried_ = false;
  std::unique_ptr<text::Analyzer> analyzer_ = std::make_unique<text::Analyzer>();
};

}  // namespace depeche::search

#include "search/session/session.h"

#include <algorithm>
#include <set>
#include <utility>

#include <sys/stat.h>

#include "base/message.h"
#include "schema/index_directory.h"
#include "schema/open_generation.h"
#include "schema/version.h"
#include "schema/version_file.h"
#include "search/session/retries.h"

namespace depeche::search {
namespace {

namespace fs = std::filesystem;

// A queried word costs some bytes of the cache; a session that has seen many starts afresh.
constexpr std::size_t kMaxVocabulary = 1 << 18;
constexpr std::size_t kMaxChains = 1 << 14;
constexpr std::size_t kMaxRemoteDocuments = 1 << 12;

std::uintmax_t folder_at(const fs::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

// The last one is the last part.
Result<std::vector<Generation>> generations_in_force(const std::filesystem::path& index) {
  const auto directory = schema::present_index(index);
  if (!directory) return tl::unexpected<Error>(directory.error());
  std::vector<Generation> generations;
  for (schema::NamedGeneration& part : directory->parts()) {
    fs::path path = index / part.name;
    const std::uintmax_t folder = folder_at(path);
    generations.push_back({std::move(path), folder, std::move(part.uuid), {}});
  }
  generations.back().complaint = directory->complaint;
  return generations;
}

bool is_replaced(const std::filesystem::path& index, const Generation& generation) {
  const auto now = generations_in_force(index);
  return now && std::ranges::find(*now, generation) == now->end();
}

}  // namespace

Result<Session> Session::open(const std::vector<std::filesystem::path>& indexes, const base::Deadline& deadline) {
  for (int tries = 1;; ++tries) {
    Session session;
    bool replaced = false;
    Status status;
    for (std::size_t i = 0; i < indexes.size() && status; ++i) {
      deadline.check();
      const auto generations = generations_in_force(indexes[i]);
      if (!generations) return tl::unexpected<Error>(generations.error());
      status = session.add(indexes[i], *generations);
      // One that is replaced while it is being opened tries damaged or gone.
      replaced = !status && is_replaced(indexes[i], generations->back());
    }
    if (status) return session;
    if (!replaced || tries == kMostTries) return tl::unexpected<Error>(status.error());
  }
}

Session Session::over(RemoteParts remote, KnownParts& known) {
  Session session;
  session.remote_ = std::make_unique<RemoteParts>(std::move(remote));
  KnownParts read;
  std::vector<std::shared_ptr<schema::PartMemory>> memories;
  for (const RemoteState& state : session.remote_->states()) {
    const auto before = known.find({state.uuid, state.revision});
    memories.push_back(before != known.end() ? before->second : std::make_shared<schema::PartMemory>());
    read[{state.uuid, state.revision}] = memories.back();
  }
  known = std::move(read);
  session.remote_words_ = std::make_unique<RemoteWords>(*session.remote_, memories);
  for (std::size_t part = 0; part < memories.size(); ++part) session.add_remote(part, memories[part]);
  session.read_counters();
  return session;
}

// Its files are looked after by the process that has them.
void Session::add_remote(std::size_t part, std::shared_ptr<schema::PartMemory> known) {
  const Xapian::Database& database = remote_->database(part);
  databases_.push_back(schema::PartDatabase(database, std::move(known), *remote_words_));
  parts_.push_back(OpenIndex{remote_->name(part),
                             Generation{},
                             true,
                             remote_->states()[part].uuid,
                             schema::Counters{},
                             schema::RecordCodec(databases_.back().metadata(std::string(schema::kRecordDictionaryKey))),
                             {},
                             {},
                             {}});
  streams_.emplace_back();
  topics_.emplace_back();
  readers_.emplace_back();
  term_lists_.emplace_back();
  values_.emplace_back();
  all_.add_database(database);
}

Status Session::add(const std::filesystem::path& index, const std::vector<Generation>& generations) {
  for (const Generation& generation : generations)
    if (auto status = add_part(index, generation, &generation == &generations.back()); !status) return status;
  return {};
}

Status Session::add_part(const std::filesystem::path& index, const Generation& generation, bool is_last) {
  return base::guarded(index.string(), [&]() -> Status {
    const schema::GenerationStamp stamp = schema::stamp_of(generation.path);
    const auto opened = schema::open_generation(generation.path, generation.uuid, index);
    if (!opened) return tl::unexpected<Error>(opened.error());
    const Xapian::Database& database = *opened;
    const schema::Owner owner = schema::owner_of(database);
    schema::RecordCodec codec(database.get_metadata(std::string(schema::kRecordDictionaryKey)));
    parts_.push_back({.index = index,
                      .generation = generation,
                      .is_last = is_last,
                      .database = database.get_uuid(),
                      .counters = {},
                      .codec = std::move(codec),
                      .opened = stamp,
                      .seen = stamp,
                      .named_by = {}});
    databases_.push_back(database);
    streams_.emplace_back(generation.path, owner);
    topics_.emplace_back(generation.path, owner);
    open_readers(parts_.size() - 1);
    all_.add_database(database);
    read_counters();
    return {};
  });
}

// Older parts are in force as long as the last one is: every change of the parts makes another last one. What damaged
// files name turns on other files, too: they are read each time.
Result<bool> Session::is_in_force(OpenIndex& part) {
  if (!part.is_last) return true;
  const schema::NamingFiles files = schema::naming_files(part.index, part.generation.path);
  if (part.named_by == files && folder_at(part.generation.path) == part.generation.folder) return true;
  const auto generations = generations_in_force(part.index);
  if (!generations) return tl::unexpected<Error>(generations.error());
  const Generation& last = generations->back();
  part.named_by = last.complaint.empty() ? schema::settled(files) : std::nullopt;
  return last == part.generation;
}

void Session::open_readers(std::size_t part) {
  const std::filesystem::path& path = parts_[part].generation.path;
  const std::uint64_t revision = databases_[part].get_revision();
  readers_.resize(parts_.size());
  term_lists_.resize(parts_.size());
  values_.resize(parts_.size());
  readers_[part].reset();
  term_lists_[part].reset();
  values_[part].reset();
  databases_[part].read_by(nullptr);
  // Xapian must read where these are missing.
  if (auto term_lists = glass::TermlistReader::open(path, revision))
    term_lists_[part] = std::make_unique<glass::TermlistReader>(std::move(*term_lists));
  const auto postings = glass::TableReader::open(path, "postlist", revision);
  if (!postings) return;
  readers_[part].emplace(*postings);
  values_[part] = std::make_unique<glass::ValueReader>(*postings);
  databases_[part].read_by(std::make_shared<glass::MetadataReader>(*postings));
}

Status Session::refresh(const base::Deadline& deadline) {
  analyzer_->forget_beyond(kMaxVocabulary);
  if (version_chains_.size() > kMaxChains) version_chains_.clear();
  if (remote_ != nullptr) return refresh_remote(deadline);
  if (std::exchange(unverified_, true)) return open_again(deadline);
  bool changed = false;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    OpenIndex& part = parts_[i];
    const auto in_force = is_in_force(part);
    if (!in_force) return tl::unexpected<Error>(in_force.error());
    if (!*in_force) return open_again(deadline);
    // What else has changed, verify() tells.
    if (schema::has_same_commit(part.generation.path, part.seen)) continue;
    const schema::GenerationStamp now = schema::stamp_of(part.generation.path);
    if (!holds(i, now)) return open_again(deadline);
    const auto sealed = schema::check_version_file(part.generation.path);
    if (!sealed || *sealed == schema::Sealed::no) {
      if (is_replaced(part.index, part.generation)) return open_again(deadline);
      return sealed ? Status(schema::not_sealed(part.generation.path)) : tl::unexpected<Error>(sealed.error());
    }
    part.seen = now;
    changed = true;
  }
  if (!changed || !all_.reopen()) return {};
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (databases_[i].get_uuid() != parts_[i].database) return open_again(deadline);
    const schema::Owner owner = schema::owner_of(databases_[i]);
    const std::filesystem::path& path = parts_[i].generation.path;
    streams_[i] = schema::StreamFile(path, owner);
    topics_[i] = schema::TopicSpace(path, owner, &topics_[i]);
    open_readers(i);
  }
  for (schema::PartDatabase& database : databases_) database.forget();
  read_counters();
  version_chains_.clear();
  return {};
}

// A part that other processes have is verified by them, with each answer.
Status Session::refresh_remote(const base::Deadline& deadline) {
  remote_documents_.forget_beyond(kMaxRemoteDocuments);
  remote_->set_deadline(deadline);
  remote_->begin_search();
  return {};
}

bool Session::is_newest() {
  return std::ranges::all_of(parts_, [](OpenIndex& part) {
    const auto in_force = is_in_force(part);
    return in_force && *in_force && schema::has_same_commit(part.generation.path, part.seen);
  });
}

bool Session::verify() {
  if (remote_ != nullptr) return true;
  bool is_newest = true;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const schema::GenerationStamp now = schema::stamp_of(parts_[i].generation.path);
    const bool lost = streams_[i].lost() || topics_[i].lost();
    if (!lost && now == parts_[i].seen) continue;
    // What was deleted because another generation replaced it was read as it was, unless that one shares its files and
    // has had a second commit (schema::LinkedCopy).
    if (!lost && is_replaced(parts_[i].index, parts_[i].generation)) {
      is_newest = false;
      continue;
    }
    if (const std::string fault = this->fault(i, now); !fault.empty()) throw Xapian::DatabaseCorruptError(fault);
    const std::filesystem::path& path = parts_[i].generation.path;
    if (!schema::has_same_commit(path, parts_[i].seen)) {
      is_newest = false;
      continue;
    }
    // Damage that came and went in between: what was read of it is nobody's commit.
    if (!schema::is_being_written(path)) throw Xapian::DatabaseModifiedError(tr("files changed without a commit"));
  }
  unverified_ = false;
  return is_newest;
}

// Whether what is open can still be read: the files are the same ones, and none of them was cut.
bool Session::holds(std::size_t part, const schema::GenerationStamp& now) const {
  return schema::same_files(now, parts_[part].opened) && streams_[part].holds(now) && topics_[part].holds(now);
}

// What is wrong with a part whose files changed while it was read; nothing when that was a commit.
std::string Session::fault(std::size_t part, const schema::GenerationStamp& now) const {
  const std::filesystem::path& path = parts_[part].generation.path;
  if (!holds(part, now)) return tr("{}: files were cut or replaced while they were read", path.string());
  const auto sealed = schema::check_version_file(path);
  if (!sealed) return sealed.error().message;
  return *sealed == schema::Sealed::no ? schema::not_sealed(path).value().message : std::string();
}

Status Session::open_again(const base::Deadline& deadline) {
  std::vector<std::filesystem::path> indexes;
  for (const OpenIndex& part : parts_)
    if (part.is_last) indexes.push_back(part.index);
  auto fresh = open(indexes, deadline);
  if (!fresh) return tl::unexpected<Error>(fresh.error());
  fresh->set_helpers(helpers_);
  fresh->limit_threads(most_threads_);
  *this = std::move(*fresh);
  unverified_ = true;
  return {};
}

void Session::read_counters() {
  for (std::size_t i = 0; i < databases_.size(); ++i)
    parts_[i].counters = schema::decode_counters(databases_[i].metadata(std::string(schema::kCountersKey)));
  if (parts_.size() == 1) {
    repeated_titles_ = parts_.front().counters.repeated_titles;
    return;
  }
  // A title may repeat one of another part. The lowest hashes of all are among the lowest of each.
  schema::TitleSample titles;
  for (const schema::PartDatabase& database : databases_)
    titles += schema::TitleSample::decode(database.get_metadata(std::string(schema::kTitlesKey)));
  titles.thin(schema::TitleSample::kMost);
  repeated_titles_ = titles.repeated_of_1000();
}

std::string Session::revision() const {
  std::string revision;
  for (std::size_t i = 0; i < parts_.size(); ++i)
    revision.append(revision.empty() ? "" : " ")
        .append(parts_[i].database)
        .append("-")
        .append(std::to_string(remote_ != nullptr ? remote_->states()[i].revision : databases_[i].get_revision()));
  return revision;
}

std::string Session::numbering(std::size_t part) const {
  if (remote_ != nullptr) return std::to_string(remote_->states()[part].numbering);
  const OpenIndex& opened = parts_[part];
  const base::FileStamp& postings = opened.opened[schema::kPostlistFile];
  return opened.index.string() + '\n' + std::to_string(postings.device) + '\n' + std::to_string(postings.inode) + '\n' +
         opened.generation.uuid + '\n' + opened.database;
}

std::vector<std::string> Session::complaints() const {
  std::vector<std::string> complaints;
  for (const OpenIndex& part : parts_)
    if (!part.generation.complaint.empty())
      complaints.push_back(part.index.string() + ": " + part.generation.complaint);
  return complaints;
}

bool Session::has_topics() const {
  for (std::size_t part = 0; part < databases_.size(); ++part)
    if (topic_documents(part) == 0 && databases_[part].get_doccount() > 0) return false;
  return true;
}

double Session::mean_length() const {
  if (archive_) return archive_->mean_length;
  schema::StreamLengths lengths;
  for (std::size_t part = 0; part < databases_.size(); ++part) lengths += stream_lengths(part);
  return lengths.mean();
}

bool Session::has_same_topics() const {
  std::set<base::Uuid> identities;
  for (std::size_t part = 0; part < databases_.size(); ++part)
    if (databases_[part].get_doccount() > 0) identities.insert(topics_identity(part));
  return identities.size() <= 1;
}

std::optional<DateRange> Session::days(std::size_t part) const {
  if (remote_ != nullptr) return remote_->states()[part].days;
  const auto first = parse_iso_range(databases_[part].get_value_lower_bound(schema::kDateSlot));
  const auto last = parse_iso_range(databases_[part].get_value_upper_bound(schema::kDateSlot));
  if (!first || !last) return std::nullopt;
  return DateRange{first->first, last->last};
}

std::string Session::value(Xapian::docid id, Xapian::valueno slot) const {
  const auto [part, own] = address(id);
  if (values_[part] != nullptr) return std::string(values_[part]->value(own, slot));
  if (remote_ != nullptr) {
    const auto& values = *remote_document(id, PartOfDocument::values).values;
    const auto found = values.find(slot);
    return found != values.end() ? found->second : std::string();
  }
  // Every id comes from a list of this snapshot: that there is such a document need not be looked up.
  return all_.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(slot);
}

Result<Dispatch> Session::dispatch(Xapian::docid id) {
  const auto [part, own] = address(id);
  schema::RecordCodec& codec = parts_[part].codec;
  if (values_[part] != nullptr) return codec.decode(values_[part]->value(own, schema::kRecordSlot));
  return codec.decode(value(id, schema::kRecordSlot));
}

}  // namespace depeche::search

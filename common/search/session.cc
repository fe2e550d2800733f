#include "search/session.h"

#include <sys/stat.h>

#include "schema/generation.h"
#include "schema/index_directory.h"
#include "schema/stamp.h"
#include "schema/version.h"
#include "schema/version_file.h"
#include "search/attempts.h"

namespace depeche::search {
namespace {

namespace fs = std::filesystem;

// A queried word costs some bytes of vocabulary; a session that has seen many starts afresh.
constexpr std::size_t kMaxVocabulary = 1 << 18;

Result<Generation> generation_in_force(const std::filesystem::path& index) {
  auto directory = schema::present_index(index);
  if (!directory) return tl::unexpected<Error>(directory.error());
  fs::path path = directory->generation_path();
  struct stat status {};
  const std::uintmax_t folder = ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
  return Generation{std::move(path), folder, std::move(directory->uuid), std::move(directory->complaint)};
}

bool is_replaced(const std::filesystem::path& index, const Generation& generation) {
  const auto now = generation_in_force(index);
  return now && *now != generation;
}

}  // namespace

Result<Session> Session::open(const std::vector<std::filesystem::path>& indexes) {
  for (int looks = 1;; ++looks) {
    Session session;
    bool replaced = false;
    Status status;
    for (std::size_t i = 0; i < indexes.size() && status; ++i) {
      const auto generation = generation_in_force(indexes[i]);
      if (!generation) return tl::unexpected<Error>(generation.error());
      status = session.add(indexes[i], *generation);
      // One that is replaced while it is being opened looks damaged or gone.
      replaced = !status && is_replaced(indexes[i], *generation);
    }
    if (status) return session;
    if (!replaced || looks == kLooks) return tl::unexpected<Error>(status.error());
  }
}

Status Session::add(const std::filesystem::path& index, const Generation& generation) {
  return base::guarded(index.string(), [&]() -> Status {
    const auto opened = schema::open_database(generation.path, generation.uuid);
    if (!opened) return tl::unexpected<Error>(opened.error());
    const Xapian::Database& database = *opened;
    if (auto status = schema::check_version(database, index); !status) return status;
    parts_.push_back({index,
                      generation,
                      database.get_uuid(),
                      {},
                      schema::RecordCodec(database.get_metadata(std::string(schema::kRecordDictionaryKey)))});
    databases_.push_back(database);
    streams_.emplace_back(generation.path);
    topics_.emplace_back(generation.path);
    readers_.push_back(glass::PostingReader::open(generation.path, database.get_revision()));
    all_.add_database(database);
    read_counters();
    return {};
  });
}

Status Session::refresh() {
  analyzer_->forget_beyond(kMaxVocabulary);
  for (const Part& part : parts_) {
    const auto generation = generation_in_force(part.index);
    if (!generation) return tl::unexpected<Error>(generation.error());
    if (*generation != part.generation) return open_again();
    if (auto status = schema::check_version_file(part.generation.path); !status)
      return is_replaced(part.index, part.generation) ? open_again() : status;
  }
  if (!all_.reopen()) return {};
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (databases_[i].get_uuid() != parts_[i].database) return open_again();
    streams_[i] = schema::StreamFile(parts_[i].generation.path);
    topics_[i] = schema::TopicSpace(parts_[i].generation.path);
    readers_[i] = glass::PostingReader::open(parts_[i].generation.path, databases_[i].get_revision());
  }
  read_counters();
  counts_.clear();
  return {};
}

Status Session::open_again() {
  std::vector<std::filesystem::path> indexes;
  for (const Part& part : parts_) indexes.push_back(part.index);
  auto fresh = open(indexes);
  if (!fresh) return tl::unexpected<Error>(fresh.error());
  *this = std::move(*fresh);
  return {};
}

void Session::read_counters() {
  for (std::size_t i = 0; i < databases_.size(); ++i)
    parts_[i].counters = schema::decode_counters(databases_[i].get_metadata(std::string(schema::kCountersKey)));
}

std::vector<std::string> Session::complaints() const {
  std::vector<std::string> complaints;
  for (const Part& part : parts_)
    if (!part.generation.complaint.empty())
      complaints.push_back(part.index.string() + ": " + part.generation.complaint);
  return complaints;
}

bool Session::has_topics() const {
  for (std::size_t i = 0; i < databases_.size(); ++i)
    if (topics_[i].empty() && databases_[i].get_doccount() > 0) return false;
  return true;
}

std::string Session::value(Xapian::docid id, Xapian::valueno slot) const {
  return all_.get_document(id).get_value(slot);
}

Result<Dispatch> Session::dispatch(Xapian::docid id) {
  return parts_[address(id).part].codec.decode(value(id, schema::kRecordSlot));
}

}  // namespace depeche::search

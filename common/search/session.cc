#include "search/session.h"

#include <sys/stat.h>

#include "schema/index_directory.h"
#include "schema/stamp.h"
#include "schema/version.h"
#include "schema/version_file.h"

namespace depeche::search {
namespace {

// A queried word costs some bytes of vocabulary; a session that has seen many starts afresh.
constexpr std::size_t kMaxVocabulary = 1 << 18;

// 0 when there is none.
std::uintmax_t number_of_folder(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

}  // namespace

Result<Session> Session::open(const std::vector<std::filesystem::path>& indexes) {
  Session session;
  for (const auto& index : indexes)
    if (auto status = session.add(index); !status) return tl::unexpected<Error>(status.error());
  return session;
}

Status Session::add(const std::filesystem::path& index) {
  return base::guarded(index.string(), [&]() -> Status {
    const auto generation = schema::current_generation(index);
    if (!generation) return tl::unexpected<Error>(generation.error());
    const std::uintmax_t folder = number_of_folder(*generation);
    if (auto status = schema::check_version_file(*generation); !status) return status;
    const Xapian::Database database(generation->string());
    if (auto status = schema::check_version(database, index); !status) return status;
    parts_.push_back({index,
                      *generation,
                      folder,
                      database.get_uuid(),
                      {},
                      schema::RecordCodec(database.get_metadata(std::string(schema::kRecordDictionaryKey)))});
    databases_.push_back(database);
    streams_.emplace_back(*generation);
    all_.add_database(database);
    read_counters();
    return {};
  });
}

Status Session::refresh() {
  analyzer_->forget_beyond(kMaxVocabulary);
  for (const Part& part : parts_) {
    const auto generation = schema::current_generation(part.index);
    if (!generation) return tl::unexpected<Error>(generation.error());
    if (*generation != part.generation || number_of_folder(*generation) != part.folder) return open_again();
    if (auto status = schema::check_version_file(part.generation); !status) return status;
  }
  if (!all_.reopen()) return {};
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (databases_[i].get_uuid() != parts_[i].database) return open_again();
    streams_[i] = schema::StreamFile(parts_[i].generation);
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

std::string Session::value(Xapian::docid id, Xapian::valueno slot) const {
  return all_.get_document(id).get_value(slot);
}

Result<Dispatch> Session::dispatch(Xapian::docid id) {
  return parts_[address(id).part].codec.decode(value(id, schema::kRecordSlot));
}

}  // namespace depeche::search

#include "search/session.h"

#include "schema/index_directory.h"
#include "schema/stamp.h"
#include "schema/version.h"
#include "schema/version_file.h"

namespace depeche::search {
namespace {

// A queried word costs some bytes of vocabulary; a session that has seen many starts afresh.
constexpr std::size_t kMaxVocabulary = 1 << 18;

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
    if (auto status = schema::check_version_file(*generation); !status) return status;
    const Xapian::Database database(generation->string());
    if (auto status = schema::check_version(database, index); !status) return status;
    parts_.push_back({index,
                      *generation,
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
    if (*generation != part.generation) {
      auto fresh = open([&] {
        std::vector<std::filesystem::path> indexes;
        for (const Part& p : parts_) indexes.push_back(p.index);
        return indexes;
      }());
      if (!fresh) return tl::unexpected<Error>(fresh.error());
      *this = std::move(*fresh);
      return {};
    }
    if (auto status = schema::check_version_file(part.generation); !status) return status;
  }
  if (all_.reopen()) {
    for (std::size_t i = 0; i < parts_.size(); ++i) streams_[i] = schema::StreamFile(parts_[i].generation);
    read_counters();
    counts_.clear();
  }
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

#include <system_error>

#include "base/xapian.h"
#include "depeche/index.h"
#include "schema/counters.h"
#include "schema/index_directory.h"
#include "schema/record.h"
#include "schema/stamp.h"
#include "schema/version.h"

namespace depeche {
namespace {

namespace fs = std::filesystem;

std::uintmax_t bytes_below(const fs::path& directory) {
  std::uintmax_t bytes = 0;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(directory, ignored))
    if (entry.is_regular_file(ignored)) bytes += entry.file_size(ignored);
  return bytes;
}

Result<Xapian::Database> open_current(const fs::path& index) {
  const auto generation = schema::current_generation(index);
  if (!generation) return tl::unexpected<Error>(generation.error());
  Xapian::Database database(generation->string());
  if (auto status = schema::check_version(database, index); !status) return tl::unexpected<Error>(status.error());
  return database;
}

// Every record must decode and carry the id that finds it.
Status check_records(const Xapian::Database& database) {
  schema::RecordCodec codec(database.get_metadata(std::string(schema::kRecordDictionaryKey)));
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const auto dispatch = codec.decode(database.get_document(*posting).get_value(schema::kRecordSlot));
    if (!dispatch) return tl::unexpected<Error>(dispatch.error());
  }
  return {};
}

}  // namespace

Result<IndexStats> index_stats(const fs::path& index) {
  return base::guarded(index.string(), [&]() -> Result<IndexStats> {
    const auto database = open_current(index);
    if (!database) return tl::unexpected<Error>(database.error());
    const auto counters = schema::decode_counters(database->get_metadata(std::string(schema::kCountersKey)));
    return IndexStats{database->get_doccount(), counters.next_code - schema::kFirstForm, bytes_below(index), schema::kSchemaVersion,
                      database->get_metadata(std::string(schema::kAnalyzerKey))};
  });
}

Status check_index(const fs::path& index) {
  return base::guarded(index.string(), [&]() -> Status {
    const auto database = open_current(index);
    if (!database) return tl::unexpected<Error>(database.error());
    const std::size_t errors = Xapian::Database::check(schema::current_generation(index)->string(), 0, nullptr);
    if (errors > 0)
      return fail(ErrorCode::corrupt, index.string() + ": " + std::to_string(errors) + " errors in the database's tables",
                  "restore a backup or index again with --rebuild");
    return check_records(*database);
  });
}

}  // namespace depeche

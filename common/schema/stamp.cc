#include "schema/stamp.h"

#include "base/message.h"
#include "schema/part_file.h"
#include "schema/version.h"
#include "text/analyzer.h"

namespace depeche::schema {
namespace {

const std::string& fingerprint() {
  static const std::string value = text::analyzer_fingerprint();
  return value;
}

}  // namespace

Status check_version(const Xapian::Database& database, const std::filesystem::path& index) {
  const std::string version = database.get_metadata(std::string(kVersionKey));
  const std::string analyzer = database.get_metadata(std::string(kAnalyzerKey));
  if (version == std::to_string(kSchemaVersion) && analyzer == fingerprint()) return {};
  const std::string hint = tr("index again from nothing, or use the program that made it");
  if (version != std::to_string(kSchemaVersion))
    return fail(ErrorCode::index_version,
                tr("{}: made with schema {}, this program has {}", index.string(),
                   version.empty() ? tr("none") : version, kSchemaVersion),
                hint);
  return fail(ErrorCode::index_version,
              tr("{}: made with analyzer {}, this program has {}", index.string(), analyzer, fingerprint()), hint);
}

void stamp_database(Xapian::WritableDatabase& database, const base::Uuid& name) {
  database.set_metadata(std::string(kDatabaseKey), base::hex_of(name));
  database.set_metadata(std::string(kVersionKey), std::to_string(kSchemaVersion));
  database.set_metadata(std::string(kAnalyzerKey), fingerprint());
}

void stamp_name(const std::filesystem::path& generation) {
  Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  database.set_metadata(std::string(kDatabaseKey), base::hex_of(owner_of(database).database));
  database.commit();
}

}  // namespace depeche::schema

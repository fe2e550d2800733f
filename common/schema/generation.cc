#include "schema/generation.h"

#include "schema/stamp.h"
#include "schema/stream_file.h"
#include "schema/topic_space.h"
#include "schema/version_file.h"

namespace depeche::schema {

Result<Xapian::Database> open_database(const std::filesystem::path& generation, const std::string& uuid) {
  if (auto status = check_version_file(generation); !status) return tl::unexpected<Error>(status.error());
  Xapian::Database database(generation.string());
  if (database.get_uuid() != uuid)
    return fail(ErrorCode::corrupt, generation.string() + ": holds the database of another index or generation",
                "restore a backup or index again with --rebuild");
  return database;
}

Result<Xapian::Database> open_generation(const std::filesystem::path& generation, const std::string& uuid,
                                         const std::filesystem::path& index) {
  auto database = open_database(generation, uuid);
  if (!database) return database;
  if (auto status = check_version(*database, index); !status) return tl::unexpected<Error>(status.error());
  const StreamFile streams(generation);
  const TopicSpace topics(generation);
  return database;
}

Status check_generation(const std::filesystem::path& generation, const std::string& uuid) {
  return base::guarded(generation.string(), [&]() -> Status {
    const auto database = open_generation(generation, uuid, generation);
    if (!database && database.error().code != ErrorCode::index_version) return tl::unexpected<Error>(database.error());
    return {};
  });
}

}  // namespace depeche::schema

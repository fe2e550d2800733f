#include "schema/open_generation.h"

#include "base/message.h"
#include "schema/generation_files.h"
#include "schema/stamp.h"
#include "schema/stream_file.h"
#include "schema/topic_space.h"
#include "schema/version_file.h"

namespace depeche::schema {

Result<Xapian::Database> open_generation(const std::filesystem::path& generation, const std::string& uuid,
                                         const std::filesystem::path& index) {
  if (auto status = check_kinds(generation); !status) return tl::unexpected<Error>(status.error());
  const auto sealed = check_version_file(generation);
  if (!sealed) return tl::unexpected<Error>(sealed.error());
  Xapian::Database database(generation.string(), Xapian::DB_BACKEND_GLASS);
  if (database.get_uuid() != uuid)
    return fail(ErrorCode::corrupt, tr("{}: holds the database of another index or generation", generation.string()),
                tr("restore a backup, or index again from nothing"));
  if (auto status = check_version(database, index); !status) return tl::unexpected<Error>(status.error());
  // Only now is it known that the one who made it seals.
  if (*sealed == Sealed::no) return not_sealed(generation);
  return database;
}

Status check_generation(const std::filesystem::path& generation, const Xapian::Database& database) {
  const auto sealed = check_version_file(generation);
  if (!sealed) return tl::unexpected<Error>(sealed.error());
  if (*sealed == Sealed::no) return not_sealed(generation);
  const Owner owner = owner_of(database);
  static_cast<void>(StreamFile(generation, owner));
  static_cast<void>(TopicSpace(generation, owner));
  return {};
}

bool is_sound(const std::filesystem::path& generation, const std::string& uuid) {
  const Status status = base::guarded(generation.string(), [&]() -> Status {
    const auto database = open_generation(generation, uuid, generation);
    if (!database) return tl::unexpected<Error>(database.error());
    return check_generation(generation, *database);
  });
  return status || status.error().code == ErrorCode::index_version;
}

}  // namespace depeche::schema

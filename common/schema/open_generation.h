#pragma once

#include <filesystem>
#include <string>

#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::schema {

// The database of a generation of `index`, the one with `uuid`, once all that can be told before is told: its files are
// regular ones, its tables those of one commit (version_file.h), and this program's version made it. Errors: those of
// check_kinds(), check_version_file() and check_version(), and corrupt for another database. Throws as Xapian does.
Result<Xapian::Database> open_generation(const std::filesystem::path& generation, const std::string& uuid,
                                         const std::filesystem::path& index);

// Whether an open generation, as it is now, can be built on: its tables are those of one commit, and what lies beside
// them is whole and the database's. Errors: those of check_version_file(). Throws as StreamFile and TopicSpace do.
Status check_generation(const std::filesystem::path& generation, const Xapian::Database& database);

// Whether a generation can be put in force. One of another schema or analyzer can: whoever opens it says so.
bool is_sound(const std::filesystem::path& generation, const std::string& uuid);

}  // namespace depeche::schema

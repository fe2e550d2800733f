#pragma once

#include <filesystem>
#include <string>

#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::schema {

// Opens the database of a generation of `index`, the one with `uuid`, after checking what can be checked before: its
// files are regular ones, its tables are of one commit (version_file.h), and this version of the program made it.
// Errors: those of check_kinds(), check_version_file() and check_version(); corrupt for another database. Throws as
// Xapian does.
Result<Xapian::Database> open_generation(const std::filesystem::path& generation, const std::string& uuid,
                                         const std::filesystem::path& index);

// Succeeds when a run can build on the open generation as it is now: its tables are those of one commit, and the files
// beside them are whole and belong to the database. Errors: those of check_version_file(). Throws as StreamFile and
// TopicSpace do.
Status check_generation(const std::filesystem::path& generation, const Xapian::Database& database);

// True when the generation can be put in force. One of another schema or analyzer can: whoever opens it says so.
bool is_sound(const std::filesystem::path& generation, const std::string& uuid);

}  // namespace depeche::schema

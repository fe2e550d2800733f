#pragma once

#include <filesystem>
#include <string>

#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::schema {

// The database of a generation, told to be the one with `uuid`. Errors: corrupt when it is another one or its version
// file is damaged. Throws as Xapian does when it cannot be opened.
Result<Xapian::Database> open_database(const std::filesystem::path& generation, const std::string& uuid);

// The same of this program's schema and analyzer, with what lies beside the database. `index` is for messages. Errors
// and what it throws: those of open_database(), check_version(), StreamFile and TopicSpace.
Result<Xapian::Database> open_generation(const std::filesystem::path& generation, const std::string& uuid,
                                         const std::filesystem::path& index);

// Whether the generation can be put in force: its database and what lies beside it can be opened and fit together. One
// of another schema or analyzer passes: whoever opens it says so.
Status check_generation(const std::filesystem::path& generation, const std::string& uuid);

}  // namespace depeche::schema

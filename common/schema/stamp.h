#pragma once

#include <filesystem>
#include <string>

#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::schema {

// Fails with index_version and a hint unless `database` has this program's schema and analyzer.
Status check_version(const Xapian::Database& database, const std::filesystem::path& index);

// Writes both into a database that is being made.
void stamp_version(Xapian::WritableDatabase& database);

}  // namespace depeche::schema

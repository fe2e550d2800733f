#pragma once

#include <filesystem>
#include <string>

#include "base/uuid.h"
#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::schema {

// Fails with index_version and a hint unless `database` has this program's schema and analyzer.
Status check_version(const Xapian::Database& database, const std::filesystem::path& index);

// Writes the schema, the analyzer and the unique name of the database into a database that is being made or changed.
void stamp_database(Xapian::WritableDatabase& database, const base::Uuid& name);
// Writes the new name into the database of a generation that was copied. The copy has got another name.
void stamp_name(const std::filesystem::path& generation);

}  // namespace depeche::schema

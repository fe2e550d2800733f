#pragma once

#include <filesystem>

#include "schema/index_directory.h"
#include "schema/index_files.h"

namespace depeche::schema {

// What a directory is whose small files do not fit together, which are handed in as they were read. Looks at the
// generations, opens those that may be in force, and says in words what is amiss. Changes nothing. A directory that is
// not there is an absent index.
IndexDirectory inspect_damaged(const std::filesystem::path& index, SmallFile<Identity> identity,
                               SmallFile<Pointer> pointer);

}  // namespace depeche::schema

#pragma once

// What a writer does to the directory of an index. All of it needs the lock.

#include <filesystem>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "schema/index_directory.h"

namespace depeche::schema {

// A name for the next generation. Its number is higher than that of any entry of the directory.
std::string next_generation(const std::filesystem::path& index);

// The names of the generations that stand beside those in force, of this index or of others.
std::vector<std::string> other_generations(const IndexDirectory& directory);

// Puts the generation in `built` in force, durably and at once, together with the `older` parts of the index before it,
// and deletes the generations that they replace. `built` is complete and lies below work_path(); so does each older
// part that is not in force already. `directory` then describes the new state. When this fails, everything is as
// before.
Status put_in_force(IndexDirectory& directory, const std::filesystem::path& built,
                    const std::vector<std::filesystem::path>& older = {});

// Writes anew the files that `directory` complains of. Generations that a damaged CURRENT may have named are kept from
// then on.
Status mend(IndexDirectory& directory);

// Deletes what killed runs left: work_path() and, when CURRENT is sound, the generations that it has replaced.
void remove_leftovers(const IndexDirectory& directory);

}  // namespace depeche::schema

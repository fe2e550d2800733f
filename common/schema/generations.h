#pragma once

// What a writer does to an index directory. All of it only with the lock in hand.

#include <filesystem>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "schema/index_directory.h"

namespace depeche::schema {

// A name for the next generation: of a higher number than any entry of the directory.
std::string next_generation(const std::filesystem::path& index);

// The names of the generations of this or other indexes that stand there beside the one in force.
std::vector<std::string> other_generations(const IndexDirectory& directory);

// Puts the generation that was made in `built`, which is complete and lies below work_path(), in force, durably, and
// deletes those that it replaces. `directory` then tells of it. Failing, everything is as before.
Status put_in_force(IndexDirectory& directory, const std::filesystem::path& built);

// Writes what `directory` complains of anew. What a damaged CURRENT may have named is kept from then on.
Status mend(IndexDirectory& directory);

// Deletes what killed runs left: work_path(), and, when CURRENT is sound, the generations that it has replaced.
void remove_leftovers(const IndexDirectory& directory);

}  // namespace depeche::schema

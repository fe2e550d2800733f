#pragma once

// An index is a directory:
//   CURRENT          the name of the generation in force, one line; replaced by rename, so that it changes at once
//   gen-000001/ …    a Xapian database each; all but the current one are on their way out
//   LOCK             held by the process that writes, with its number inside
//   work/            parts of a build that is under way; worthless once its process is gone

#include <filesystem>
#include <string>

#include "depeche/result.h"

namespace depeche::schema {

std::filesystem::path lock_path(const std::filesystem::path& index);
std::filesystem::path work_path(const std::filesystem::path& index);

// The database in force. Errors: not_found when there is no index, invalid_argument when `index` is something else.
Result<std::filesystem::path> current_generation(const std::filesystem::path& index);

// What stands at a path that shall become or is an index.
enum class IndexState { absent, present, foreign };
IndexState index_state(const std::filesystem::path& index);

// The error for a foreign directory or file.
tl::unexpected<Error> not_an_index(const std::filesystem::path& index);

// A name for the generation after the current one.
std::string next_generation(const std::filesystem::path& index);
// Makes `generation`, a directory of `index` that is complete on disk, the current one, durably, and deletes the
// others.
Status switch_generation(const std::filesystem::path& index, const std::string& generation);

// Deletes what killed runs left: work/, and generations that are not the current one. Only with the lock in hand, on a
// path that is not foreign.
void remove_leftovers(const std::filesystem::path& index);

}  // namespace depeche::schema

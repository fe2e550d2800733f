#pragma once

// Xapian's version file says where in the tables their roots are and how large their blocks, and has no checksum:
// damaged, it crashes whoever opens it. So each commit of ours leaves one beside it.

#include <filesystem>

#include "depeche/result.h"

namespace depeche::schema {

// Before `generation` is opened. ErrorCode::corrupt when its version file is not what the last commit wrote. A file
// that is newer than the checksum, or has none, passes: its commit is just happening, or its process was killed then.
Status check_version_file(const std::filesystem::path& generation);

// After each commit to `generation`, and before the first. Failing does no harm but that the file stays unchecked.
void seal_version_file(const std::filesystem::path& generation);

}  // namespace depeche::schema

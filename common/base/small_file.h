#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "depeche/result.h"

namespace depeche::base {

// The bytes of a small file of an index. It never waits, and reads regular files only (regular_file.h). Errors: those
// of open_regular_file() and of file_error(); ErrorCode::corrupt for more than `max_bytes`, of which no more are read.
Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace depeche::base

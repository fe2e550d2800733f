#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "depeche/result.h"

namespace depeche::base {

// The bytes of a small file of ours. Links are not followed, and nothing but a regular file is read: no FIFO hangs it.
// Errors: not_found; limit when it has more than `max_bytes`; invalid_argument for what is not a file; io.
Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace depeche::base

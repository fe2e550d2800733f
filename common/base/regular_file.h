#pragma once

#include <filesystem>

#include "depeche/result.h"

namespace depeche::base {

// Opens a file of an index, with the flags of open(2): never by following a link, never waiting, never becoming the
// terminal of this process, and nothing but a regular file: a link, a FIFO, a device, a directory or a socket in its
// place is ErrorCode::corrupt. The caller closes the descriptor. Other errors: those of file_error(), or of
// write_error() when `flags` ask for writing.
Result<int> open_regular_file(const std::filesystem::path& path, int flags);

}  // namespace depeche::base

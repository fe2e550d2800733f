#pragma once

// Files of the user's that nobody else reads: what was searched for.

#include <cstdio>
#include <filesystem>
#include <functional>

#include "depeche/result.h"

namespace depeche::searcher {

// Makes the folder, and those above it, where they are missing, and takes from all but its owner what they may do in
// it. Errors: those of the operating system; a folder that is another user's is ErrorCode::io.
Status make_private_folder(const std::filesystem::path& folder);

// Takes from all but its owner what they may do with a file that is there; what is another user's, or a link, stays as
// it is.
void make_private_file(const std::filesystem::path& file);

// Puts a new file, of which only its owner knows anything, in the place of `file`, once all is on the disk that `write`
// (false: it failed) wrote. Whoever reads the file meanwhile sees it as it was before or as it is then. A link is
// replaced, never followed. Errors: those of the operating system; then all is as it was.
Status replace_private_file(const std::filesystem::path& file, const std::function<bool(std::FILE*)>& write);

}  // namespace depeche::searcher

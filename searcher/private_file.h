#pragma once

// Files that only their user can read: they say what was searched for.

#include <cstdio>
#include <filesystem>
#include <functional>

#include "depeche/result.h"

namespace depeche::searcher {

// Makes the folder and those above it where they are missing, and withdraws all rights to it from everyone but its
// owner. Errors: those of the operating system; ErrorCode::io for another user's folder.
Status make_private_folder(const std::filesystem::path& folder);

// Whether files could be made in the folder, which is made when it is missing; asked without making anything. Errors:
// those of the operating system.
Status can_write_in(const std::filesystem::path& folder);

// Withdraws all rights to a file from everyone but its owner. A file of another user, or a link, stays as it is.
void make_private_file(const std::filesystem::path& file);

// Replaces `file` by a new file that only its owner can read, once everything that `write` wrote is on the disk.
// (`write` returns false when it failed.) Whoever reads the file meanwhile sees the old or the new content. A link is
// replaced, never followed. Errors: those of the operating system; then everything is as before.
Status replace_private_file(const std::filesystem::path& file, const std::function<bool(std::FILE*)>& write);

}  // namespace depeche::searcher

#pragma once

// The small files that name the generation in force (index_files.h), as they look from outside. As long as they look as
// they did before they were read, they need not be read again: that is three looks instead of twelve system calls.

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>

#include "base/file_stamp.h"

namespace depeche::schema {

// IDENTITY and CURRENT of an index, and IDENTITY of a generation.
using NamingFiles = std::array<base::FileStamp, 3>;

NamingFiles naming_files(const std::filesystem::path& index, const std::filesystem::path& generation);

// What was looked at just now. Nothing when a file is missing, or changed so lately that another change might leave it
// the same stamp.
std::optional<NamingFiles> settled(const NamingFiles& files,
                                   std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

}  // namespace depeche::schema

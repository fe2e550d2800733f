#pragma once

// Tells a directory that is an index from others, also for rooms that know nothing of its layout.

#include <filesystem>
#include <string_view>

namespace depeche::base {

// The file that bears an index's identity, and how it begins.
inline constexpr std::string_view kIdentityFile = "IDENTITY";
inline constexpr std::string_view kIdentityBegin = "depeche-index ";

// True for a directory in which a regular file IDENTITY begins as that of an index does. Follows no link to that file,
// and never blocks.
bool is_index_directory(const std::filesystem::path& directory);

// True when both paths lead to the same directory, which exists.
bool is_same_directory(const std::filesystem::path& one, const std::filesystem::path& other);

}  // namespace depeche::base

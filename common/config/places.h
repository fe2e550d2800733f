#pragma once

#include <filesystem>
#include <string_view>

namespace depeche::config {

// $HOME when it is absolute, else empty.
std::filesystem::path home();

// What a setting means by a path: ~/ is below the home folder, all else relative to `folder`.
std::filesystem::path place(std::string_view written, const std::filesystem::path& folder);

}  // namespace depeche::config

#pragma once

#include <string>
#include <string_view>

namespace depeche::searcher {

// Bytes of windows-1252 as UTF-8; those that mean nothing in it become U+FFFD.
std::string from_windows_1252(std::string_view bytes);

}  // namespace depeche::searcher

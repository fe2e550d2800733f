#pragma once

// The style sheet, the script and the icon, which are part of the program.

#include <string>
#include <string_view>

namespace depeche::page {

// "/assets/page.css?v=…", another address for another content, so that browsers may keep it.
std::string asset_address(std::string_view name);

}  // namespace depeche::page

#pragma once

#include <string>
#include <string_view>

#include "depeche/result.h"

namespace depeche::config {

// Words such as "bold bright-red on-black", a number of the 256 colours, or #rrggbb, as parameters of SGR: "1;91;40".
// "none" and no words at all are "". An error names the word that is unknown.
Result<std::string> parse_look(std::string_view words);

}  // namespace depeche::config

#pragma once

#include <string>

#include "manual/option.h"

namespace depeche::manual {

// What --help prints, in the language of the process: examples first, then the options by group, in lines of at most
// 100 columns.
std::string help(const Program& program);

}  // namespace depeche::manual

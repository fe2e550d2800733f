#pragma once

#include <string>

#include "manual/option.h"

namespace depeche::manual {

// What --help prints: examples first, then the options by group, in lines of at most 100 columns.
std::string help(const Program& program, Language language);

}  // namespace depeche::manual

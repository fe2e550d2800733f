#pragma once

#include <string>

namespace depeche::base {

// What to do when a process has too many files open.
std::string open_files_hint();

}  // namespace depeche::base

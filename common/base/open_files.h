#pragma once

#include <cstddef>
#include <string>

#include "depeche/result.h"

namespace depeche::base {

// What to do when a process has too many files open.
std::string open_files_hint();

// Success when so many more files can be open at once. To be asked before what takes a lack of them for damage. Else
// ErrorCode::io; `context` names what cannot be done.
Status expect_open_files(std::size_t count, const std::string& context);

}  // namespace depeche::base

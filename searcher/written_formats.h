#pragma once

#include "options.h"

namespace depeche::searcher {

// Whether what is asked for can be written in the format asked for. Errors: invalid_argument names the formats that
// can.
Status check_format(const Options& options);

}  // namespace depeche::searcher

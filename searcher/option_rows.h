#pragma once

// The options of the searcher. A row here declares one, and puts it into --help, the man pages and the completions.

#include "finding_options.h"
#include "manual/option.h"
#include "printing_options.h"
#include "running_options.h"

namespace depeche::searcher {

inline constexpr auto kOptions = manual::joined(kFindingOptions, kPrintingOptions, kRunningOptions);

}  // namespace depeche::searcher

#pragma once

#include "depeche/result.h"
#include "index/write/run_parts.h"

namespace depeche::index {

// Makes a new generation at `parts.target` out of the committed one and what the threads have built, whose batches must
// be finished. Nobody reads it until it is put in force. Throws as Xapian does.
Status build_generation(const RunParts& parts);

}  // namespace depeche::index

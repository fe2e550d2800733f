#pragma once

#include "depeche/result.h"
#include "index/write/generation_inputs.h"

namespace depeche::index {

// Makes a new generation at `inputs.target` out of the committed one and what the threads have built, whose batches
// must be finished. Nobody reads it until it is put in force. Throws as Xapian does.
Status build_generation(const GenerationInputs& inputs);

}  // namespace depeche::index

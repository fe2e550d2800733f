#pragma once

#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche::index {

// Whether a dispatch can be indexed. Errors: invalid_argument without an id, or without text and title, date for a range of days.
Status validate(const Dispatch& dispatch);

}  // namespace depeche::index

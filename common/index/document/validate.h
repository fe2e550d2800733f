#pragma once

#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche::index {

// Whether a dispatch can be indexed. Errors: invalid_argument without an id, or without text and title, date for a
// range of days, invalid_argument and limit for properties whose names are not those of property_name(), or of which
// there are too many.
Status validate(const Dispatch& dispatch);

}  // namespace depeche::index

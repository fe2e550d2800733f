#pragma once

#include "depeche/result.h"

namespace depeche::config {

// The error of the library as the programs tell it: behind what its hint advises stands the option that does so.
Error with_options_named(Error error);

}  // namespace depeche::config

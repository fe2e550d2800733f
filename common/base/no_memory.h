#pragma once

// Memory that cannot be had, as an error.

#include <exception>
#include <string>

#include "depeche/result.h"

namespace depeche::base {

// "not enough memory", of `context` when it is not empty, with a hint.
Error no_memory(const std::string& context = {});

// Whether `exception` says that memory, or what a thread needs, could not be had.
bool is_lack_of_memory(const std::exception& exception);

}  // namespace depeche::base

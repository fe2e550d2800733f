#pragma once

#include <functional>

#include "depeche/result.h"

namespace depeche::base {

// Runs `step` in a child process and returns what it returned; `on_death` when the child died instead (a signal, an
// aborted run). For work on damaged data in a library that may crash on it. `step` sees a copy of this process's
// memory and only this thread; what it changes is lost.
Status in_child_process(const std::function<Status()>& step, const Error& on_death);

}  // namespace depeche::base

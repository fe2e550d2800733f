#pragma once

#include <chrono>

namespace depeche::time {

// When a clock in Paris shows `local`: an hour behind UTC in winter, two in summer. Of the hour that comes twice in
// autumn, the second.
std::chrono::sys_seconds paris_time(std::chrono::local_seconds local);

}  // namespace depeche::time

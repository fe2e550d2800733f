#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>

namespace depeche::search {

// How many threads may work at searches of one process: one for each processor. More than 32 would wait for each
// other's memory.
inline std::size_t most_threads() { return std::min<std::size_t>(32, std::thread::hardware_concurrency()); }

}  // namespace depeche::search

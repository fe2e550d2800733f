#pragma once

#include <chrono>

#include "depeche/result.h"
#include "search/shard/shard_map.h"

namespace depeche::search {

// Whether a server greets at the address within the time. A process that was stopped still takes connections, and says
// nothing. Error: io, with the words of the operating system.
Status wait_for_greeting(const ShardAddress& address, std::chrono::milliseconds wait);

}  // namespace depeche::search

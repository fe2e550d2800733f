#pragma once

// What becomes of a call, as the bytes that travel.

#include <string>
#include <string_view>

#include "search/shard/call.h"

namespace depeche::search {

// What the service answers, or what it throws, as bytes.
std::string outcome_of(ShardService& service, std::string_view request);
// The answer of such bytes. Throws what they say was thrown, and Xapian::SerialisationError for other bytes.
std::string answer_of(std::string outcome);

}  // namespace depeche::search

#pragma once

#include <filesystem>
#include <vector>

#include "search/shard/server.h"

namespace depeche::search {

// What a shard tells of itself.
inline constexpr std::string_view kHello = "hello";

// Opens the indexes as they are now. Its service answers the call kHello by a line for each index: the UUID of its
// database, its revision and how many documents it has. Errors: those of schema::present_index() and
// schema::open_generation().
Result<Served> state_service(const std::vector<std::filesystem::path>& indexes);

}  // namespace depeche::search

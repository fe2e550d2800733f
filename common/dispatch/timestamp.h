#pragma once

// Moments, as machines write them.

#include <chrono>
#include <optional>
#include <string_view>

namespace depeche::dispatch {

// ISO 8601 with hours and minutes at least, in its long or short form: "2022-01-13T06:00:00+01:00",
// "20220113T0500Z", "2022-01-13 05:00". Without an offset it is UTC; parts of a second are left out. Nothing for all
// else.
std::optional<std::chrono::sys_seconds> read_timestamp(std::string_view text);

}  // namespace depeche::dispatch

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace depeche::dispatch {

// The date that a number stands for, in ISO 8601: 20220113, or seconds, thousandths, millionths or milliardths of them
// since 1970 in UTC, from 1973 to 2200. Nothing for any other text; a year is no such number.
std::optional<std::string> date_of_number(std::string_view text);

}  // namespace depeche::dispatch

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace depeche::query {

// The status of this name, in French or English, as the index calls it: "annulé" and "cancelled" are "canceled".
// Nothing for any other text.
std::optional<std::string> status_named(std::string_view typed);

}  // namespace depeche::query

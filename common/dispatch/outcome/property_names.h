#pragma once

#include <string>
#include <string_view>

namespace depeche::dispatch {

// property_name() before aliases are looked up: "Mots-clés" → "mots_cles".
std::string folded_name(std::string_view written);

// True for the name of a property that agencies have in common (known_properties()); not for its aliases.
bool is_known_property(std::string_view name);

}  // namespace depeche::dispatch

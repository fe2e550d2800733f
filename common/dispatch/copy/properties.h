#pragma once

#include <cstddef>
#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// What is kept of one dispatch. More is left out, and parsed.limits says so.
inline constexpr std::size_t kMaxPropertyNames = 64;
inline constexpr std::size_t kMaxProperties = 256;        // values, of all names together
inline constexpr std::size_t kMaxPropertyNameBytes = 40;  // a longer name is left out
inline constexpr std::size_t kMaxPropertyBytes = 1000;    // of a value or a code; a longer value is cut

// Adds a value of the property that property_name(name) names. The name, the value and the code are in UTF-8; the value
// is cleaned as a line. A value that is empty, or that the dispatch has under this name already, adds nothing; a code
// is added to the value that has none.
void add_property(std::string_view name, std::string_view value, std::string_view code, Parsed& parsed);
// The same for a name as property_name() makes it.
void add_named_property(std::string_view name, std::string_view value, std::string_view code, Parsed& parsed);

}  // namespace depeche::dispatch

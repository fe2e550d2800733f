#pragma once

// Where in a query an error is, for people.

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche::query {

// The query on one line and, on a second, a ^ under the character at `byte_offset`, counted in the columns of a
// terminal; beyond the end it stands behind the last one. Some 70 columns of a longer query are shown, … for the rest.
// Control characters are shown as blanks, ill-formed bytes as U+FFFD. No line end behind the caret.
std::string caret_line(std::string_view query, std::size_t byte_offset);

}  // namespace depeche::query

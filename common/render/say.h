#pragma once

// The one way to standard output and standard error for what is not an answer: what is ours is written as it is, what
// came from outside is made harmless. scripts/check holds that the programs use no other.

#include <concepts>
#include <ostream>
#include <string>
#include <string_view>

#include "render/terminal_text.h"

namespace depeche::render {

// A text that this program made, of several lines if need be.
struct Ours {
  std::string_view text;
};

inline void write_part(std::ostream& out, Ours ours) { out << ours.text; }
// Literals are ours.
template <std::size_t size>
void write_part(std::ostream& out, const char (&literal)[size]) {
  out << literal;
}
template <std::integral Number>
void write_part(std::ostream& out, Number number) {
  out << std::to_string(number);
}
// All other text comes from outside. Its line breaks become blanks, too.
inline void write_part(std::ostream& out, const std::string& foreign) { out << printable(foreign); }

// Writes `parts` one behind the other.
template <class... Parts>
void say(std::ostream& out, const Parts&... parts) {
  (write_part(out, parts), ...);
}

}  // namespace depeche::render

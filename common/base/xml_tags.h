#pragma once

// Looks at XML or HTML before it is parsed, for what would take the parser a time that grows with its square.

#include <cstddef>
#include <string_view>

#include "depeche/result.h"

namespace depeche::base {

// The parser compares each attribute of an element with all others of it.
inline constexpr std::size_t kMaxAttributes = 256;

// The parser keeps names in a table that does not grow beyond some thousand rows.
inline constexpr std::size_t kMaxNames = 10'000;

// Of the elements around one, and its own. The parser looks through all of them for each element.
inline constexpr std::size_t kMaxNamespaces = 256;

enum class Markup { xml, html };

// ErrorCode::limit, with the line, when an element has more attributes, or its attributes more entities; of XML, format
// for a comment that holds "--", which is not well-formed. Linear. Comments, CDATA and instructions of XML, comments,
// scripts and styles of HTML are passed over otherwise. `first_line` is that of `text`.
Status check_markup(std::string_view text, Markup markup, std::size_t first_line);

}  // namespace depeche::base

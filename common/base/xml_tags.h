#pragma once

// Looks at XML or HTML before it is parsed, for what would take the parser a time that grows with its square.

#include <cstddef>
#include <string_view>

#include "depeche/result.h"

namespace depeche::base {

// The parser compares each attribute of an element with all others of it.
inline constexpr std::size_t kMaxAttributes = 256;

enum class Markup { xml, html };

// ErrorCode::limit, with the name of the element and its line, when one has more attributes; of XML, format for a
// comment that holds "--", which is not well-formed. Linear. Comments, CDATA and instructions of XML, comments, scripts
// and styles of HTML are passed over otherwise. `first_line` is that of `text`.
Status check_markup(std::string_view text, Markup markup, std::size_t first_line);

}  // namespace depeche::base

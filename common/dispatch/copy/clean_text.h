#pragma once

// The one shape of text that a Dispatch holds.

#include <string>
#include <string_view>

#include "base/blanks.h"

namespace depeche::dispatch {

// `text` must be UTF-8. NFC; every line end is one newline, lines have no blanks at their ends, a blank line (never
// two) separates paragraphs; tabs are blanks, control characters and a leading byte order mark are gone, and so are
// blanks and newlines at both ends. Blanks include the non-breaking ones. Soft hyphens and zero-width characters stay.
std::string clean_text(std::string_view text);

// The same on one line: for headlines, names and ids. A line end, and any run of blanks, is one blank.
std::string clean_line(std::string_view text);

using base::trim;

}  // namespace depeche::dispatch

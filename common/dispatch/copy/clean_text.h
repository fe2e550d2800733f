#pragma once

// The one shape of text that a Dispatch has.

#include <string>
#include <string_view>

#include "base/blanks.h"

namespace depeche::dispatch {

// Brings `text`, which must be UTF-8, into that shape. It is in NFC. Every line end is one newline, and lines have no
// blanks at their ends. A blank line (never two) separates paragraphs. Tabs become blanks. Control characters, a
// leading byte order mark, and blanks and newlines at both ends are removed. Blanks include the non-breaking ones. Soft
// hyphens and zero-width characters stay.
std::string clean_text(std::string_view text);

// The same on one line, for headlines, names and ids. A line end, and any run of blanks, becomes one blank.
std::string clean_line(std::string_view text);

using base::trim;

}  // namespace depeche::dispatch

#pragma once

// Takes the text out of RTF, as press archives and word processors write it.

#include <string>
#include <string_view>

namespace depeche::dispatch {

// True for the first bytes of RTF.
bool begins_rtf(std::string_view head);

// The text of `rtf`, which is UTF-8 itself: a line for each paragraph, row of a table and line of it, a tab between the
// cells of a row. What is no part of the text is left out: fonts, styles, pictures, headers and footers, the
// instructions of fields. Escaped bytes (\'e9) are those of windows-1252. Linear, whatever the brackets are.
std::string text_of_rtf(std::string_view rtf);

}  // namespace depeche::dispatch

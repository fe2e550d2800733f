#pragma once

// What a reference to a dispatch says, whatever the format of references.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"

namespace depeche::render {

// The title, else the beginning of the abstract or the text; on one line.
std::string citation_title(const Dispatch& dispatch);
// The values of a property, in the order of the dispatch.
std::vector<std::string> values_of(const Dispatch& dispatch, std::string_view property);
// `text` on one line, without what a terminal would obey.
std::string one_line(std::string_view text);
// The address when a browser may open it (http, https); else empty.
std::string web_address(const Dispatch& dispatch);

}  // namespace depeche::render

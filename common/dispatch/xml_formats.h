#pragma once

// News formats written in XML, told by their root element.

#include <string_view>
#include <vector>

#include "depeche/read.h"
#include "dispatch/items.h"

namespace depeche::dispatch {

// By the first element in `head`: newsml, nitf, rss or html; newsml too for XML of another kind, told by its
// declaration, so that it is refused rather than read as text. automatic for what is no markup.
Format detect_markup(std::string_view head);

// The dispatches of `text`, which is UTF-8, in `format`. An item without id takes
// `origin.id`, and ":line" too beside others. Errors: format for what is not well-formed, of another root, or without
// items.
Result<std::vector<Item>> parse_xml(std::string_view text, Format format, const Origin& origin);

}  // namespace depeche::dispatch

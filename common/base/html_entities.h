#pragma once

#include <string>
#include <string_view>

namespace depeche::base {

// `text` with what the entities of HTML in it stand for: "&eacute;", "&#233;", "&#xE9;". The semicolon is needed, and
// an unknown name stays what it is. Linear.
std::string without_html_entities(std::string_view text);

}  // namespace depeche::base

#pragma once

#include <string>
#include <string_view>

namespace depeche::render {

// `text` as the content of an element, or of an attribute in double quotes, of XML. What XML cannot hold, and a
// terminal would obey, is replaced as printable() does.
std::string xml_text(std::string_view text);

}  // namespace depeche::render

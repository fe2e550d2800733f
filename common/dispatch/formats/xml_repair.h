#pragma once

#include <string>
#include <string_view>

namespace depeche::dispatch {

// XML with the faults mended that people and programs make in text: an "&" that begins no reference known to XML or
// HTML ("R&D") becomes "&amp;", and control characters are removed. What stands in CDATA, comments and instructions
// stays, and so does the number of lines.
std::string mend_xml(std::string_view text);

}  // namespace depeche::dispatch

#pragma once

// The JSON that pages have in their scripts.

#include <string>
#include <string_view>
#include <vector>

namespace depeche::dispatch {

// JSON as strict parsers want it: without what stands before the first bracket and behind the last one (comments,
// CDATA), with control characters inside strings escaped, without a comma before a closing bracket.
std::string strict_json(std::string_view script);

// The string values of the members called `name`, whatever else the text is: each "name":"value", also with the
// quotation marks of JavaScript ('…', or none around the name) and escaped ones (\"…\"). At most 100 bytes of each, and
// 100 of them.
std::vector<std::string> values_in_script(std::string_view script, std::string_view name);

}  // namespace depeche::dispatch

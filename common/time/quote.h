#pragma once

#include <string>
#include <string_view>

namespace depeche::time {

// The text between the quotation marks of the language (“ and ”), for error messages: cut after some 60 bytes, with a ?
// for each byte that is not printable UTF-8.
std::string quote(std::string_view text);

}  // namespace depeche::time

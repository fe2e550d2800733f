#pragma once

#include <string>
#include <string_view>

namespace depeche::base {

// `bytes` compressed (RFC 1952), fast rather than small. Throws std::bad_alloc.
std::string gzip(std::string_view bytes);

}  // namespace depeche::base

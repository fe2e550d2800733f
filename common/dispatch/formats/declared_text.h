#pragma once

#include <string>
#include <string_view>

#include "base/encoding.h"

namespace depeche::dispatch {

// `bytes` in the encoding that is declared for them. A declaration is not believed for what is UTF-8, or when the bytes
// contradict it; then, and without one, the encoding is found out.
base::Decoded decode_declared(std::string bytes, std::string_view encoding);

}  // namespace depeche::dispatch

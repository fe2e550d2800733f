#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "depeche/result.h"
#include "http/listen.h"

namespace depeche::serve {

// The socket that a service manager handed over; without one, `place`, or `usual_place` when that is empty. Errors:
// those of Listener and of parse_place().
Result<http::Listener> listen_at(std::string_view place, std::string_view usual_place);

// As many connections need as many descriptors: they are allowed as far as the system does.
void allow_descriptors(std::size_t connections);

}  // namespace depeche::serve

#pragma once

#include <simdjson.h>

namespace depeche::dispatch {

// True for an object that is an item of ninjs (JSON of the IPTC), by its members: a `uri` or `guid`, and another one
// that other JSON lacks. Names::Dialect::ninjs says what its members mean.
bool is_ninjs(const simdjson::dom::object& object);

}  // namespace depeche::dispatch

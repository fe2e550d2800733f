#pragma once

// Gathers the members of a JSON object that is a dispatch.

#include <simdjson.h>

#include "dispatch/formats/gathering.h"
#include "dispatch/formats/names.h"

namespace depeche::dispatch {

// A member of a part that a dispatch has may be a text, a number, an array of such, or an object with a "name", a
// "value" and the like. Everything else is a property, or several: numbers and booleans as JSON writes them, each
// element of an array, each member of an object under a joined name ("geo_city"). null is nothing. Members deeper than
// 16 levels are left out. `names` and the document must outlive the gathering.
void gather_members(const simdjson::dom::object& object, Names& names, Gathering& gathering);

}  // namespace depeche::dispatch

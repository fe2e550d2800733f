#pragma once

#include <string>

#include "depeche/search.h"

namespace depeche::render {

// A hit as JSON, with the keys in the order that the README documents. Values that other answers have, too, are those
// of json_value.h. Texts are written as they are, without a JSON value in between, which took a tenth of a search over
// HTTP.
void append_hit_json(std::string& out, const Hit& hit);

}  // namespace depeche::render

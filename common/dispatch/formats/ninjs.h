#pragma once

#include <simdjson.h>

#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// True for an object with a `uri` and another of the members of ninjs (JSON of the IPTC) that plain JSON Lines lack.
bool is_ninjs(const simdjson::dom::object& object);

// The news item of ninjs 1 or 2: `uri`, `headline` or `headlines`, `body_text`, `body_xhtml`, `body_html` or `bodies`,
// `versioncreated`, `byline`, `located` or `place`, `source` or `copyrightholder`, `pubstatus`, `embargoed`.
RawItem read_ninjs(const simdjson::dom::object& object);

}  // namespace depeche::dispatch

#pragma once

// NewsML 1.x of the IPTC, as AFP, Belga, ATS and many others deliver it.

#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The dispatches of a `NewsItem`: one for each component that has a text of its own, such as the same news in another
// language. Their ids are those of the item without its revision, so that a new revision replaces the one before; the
// second and further components add their own id. A NewsItem inside is read as well. Of an item of pictures or sounds,
// of references, or of changes to an earlier revision, one RawItem says what it is (`left_out`).
std::vector<RawItem> read_newsml1_item(const base::XmlElement& item);

// What the envelope says of all items: its date, priority, sender and products.
RawItem read_newsml1_envelope(const base::XmlElement& root);

}  // namespace depeche::dispatch

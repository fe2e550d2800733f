#pragma once

#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// An NITF document (News Industry Text Format of the IPTC), by its root `nitf`. Its id is the `id-string` of `doc-id`;
// its text body.content; management-status says whether it may be published, from `date.release` on if that is an
// embargo. A document that manages another one, or corrects it, says so in `corrects`.
RawItem read_nitf(const base::XmlElement& nitf);
std::vector<RawItem> read_nitf_item(const base::XmlElement& nitf);

// Fills what `item` does not say yet, and adds properties, from NITF that stands inside another format. The text is not
// taken.
void fill_from_nitf(const base::XmlElement& nitf, RawItem& item);

}  // namespace depeche::dispatch

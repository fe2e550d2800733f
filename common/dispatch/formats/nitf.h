#pragma once

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// An NITF document (News Industry Text Format of the IPTC), by its root `nitf`. Its id is the `id-string` of `doc-id`;
// its text body.content; management-status says whether it may be published, from `date.release` on if that is an
// embargo.
RawItem read_nitf(const base::XmlElement& nitf);

}  // namespace depeche::dispatch

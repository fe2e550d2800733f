#pragma once

// XML of one agency's or one collection's own.

#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// `RBNews` of Ritzau.
std::vector<RawItem> read_ritzau(const base::XmlElement& news);
// A press `release` as the agencies of Scandinavia pass them on.
std::vector<RawItem> read_release(const base::XmlElement& release);
// `newsitem` of the Reuters corpora RCV1 and RCV2.
std::vector<RawItem> read_rcv(const base::XmlElement& item);
// `DOC` of the collections of news text of TREC and LDC. Its day stands in its id.
std::vector<RawItem> read_collection_doc(const base::XmlElement& doc);

}  // namespace depeche::dispatch

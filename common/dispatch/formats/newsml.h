#pragma once

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// A `newsItem` of NewsML-G2. The id is `guid`; the text the HTML or NITF of `inlineXML`, else `inlineData`, else the
// description; itemMeta says with pubStatus and embargoed whether it may be published.
RawItem read_news_item(const base::XmlElement& news);

}  // namespace depeche::dispatch

#pragma once

#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// A `newsItem` of NewsML-G2. The id is `guid`; the text the HTML or NITF of `inlineXML`, else `inlineData`, else the
// description; itemMeta says with pubStatus and embargoed whether it may be published. An item of pictures or sounds,
// and every other kind of item (packageItem, conceptItem, …), is one RawItem that says what it is (`left_out`).
std::vector<RawItem> read_news_item(const base::XmlElement& news);

// What a newsMessage says of all items: when and by whom it was sent.
RawItem read_news_message(const base::XmlElement& root);

}  // namespace depeche::dispatch

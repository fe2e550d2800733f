#pragma once

#include <utility>
#include <vector>

#include "base/xml.h"
#include "dispatch/items.h"

namespace depeche::dispatch {

// The news items of NewsML-G2, by its root `newsItem` or `newsMessage`, each with the line that it begins at. The id is
// `guid`; the text the HTML or NITF of `inlineXML`, else `inlineData`, else the description; itemMeta says with
// pubStatus and embargoed whether it may be published.
std::vector<std::pair<std::size_t, RawItem>> read_newsml(const base::XmlElement& root);

}  // namespace depeche::dispatch

#pragma once

#include <utility>
#include <vector>

#include "base/xml.h"
#include "dispatch/items.h"

namespace depeche::dispatch {

// The items of RSS 2.0 and 1.0, by the roots `rss` and `RDF`, and the entries of Atom, by `feed` and `entry`, each with
// the line that it begins at. The id is guid or id, else the link; the text the content, else the summary.
std::vector<std::pair<std::size_t, RawItem>> read_feed(const base::XmlElement& root);

}  // namespace depeche::dispatch

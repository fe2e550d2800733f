#pragma once

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// An `item` of RSS 2.0 or 1.0. The id is guid, else the link; the text the content, else the summary.
RawItem read_rss_item(const base::XmlElement& item);
// An `entry` of Atom. Its id and text are found in the same way.
RawItem read_atom_entry(const base::XmlElement& entry);

// The name of a feed, by what stands in it before its first item. It is the source of items that name none.
std::string rss_title(const base::XmlElement& root);
std::string atom_title(const base::XmlElement& root);

}  // namespace depeche::dispatch

#pragma once

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// An `item` of RSS 2.0 or 1.0. The id is guid, else the link; the text the content, else the summary.
RawItem read_rss_item(const base::XmlElement& item);
// An `entry` of Atom, with its id and text likewise.
RawItem read_atom_entry(const base::XmlElement& entry);

// What a feed is called, by what stands in it before its first item: the source of items without another.
std::string rss_title(const base::XmlElement& root);
std::string atom_title(const base::XmlElement& root);

}  // namespace depeche::dispatch

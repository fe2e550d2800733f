#pragma once

#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// An `item` of RSS 2.0 or 1.0, its elements in any case. The id is guid, else the link; the text the content, else the
// summary. The attachments of a WordPress export are left out.
std::vector<RawItem> read_rss_item(const base::XmlElement& item);
// An `entry` of Atom. Its id and text are found in the same way.
std::vector<RawItem> read_atom_entry(const base::XmlElement& entry);

// What a feed says before its first item: its name, which is the source of items that name none, and its language.
RawItem read_rss_head(const base::XmlElement& root);
RawItem read_atom_head(const base::XmlElement& root);

}  // namespace depeche::dispatch

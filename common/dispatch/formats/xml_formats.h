#pragma once

// News formats written in XML, recognised by their root element.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/xml.h"
#include "depeche/read.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The format by the first element in `head`: newsml, nitf, rss, xml or html. XML of another kind, with a declaration or
// without, is xml too, so that it is refused and not read as text. automatic for what is no markup.
Format detect_markup(std::string_view head);

// How a document is read, by its root element.
struct XmlRoot {
  std::string_view name;  // without prefix
  Format format;
  std::span<const std::string_view> items;                       // the names of its items, or its own
  std::vector<RawItem> (*read)(const base::XmlElement& item);    // the dispatches of an item
  RawItem (*read_head)(const base::XmlElement& root) = nullptr;  // what is said before the items of all; may be null
  bool nests = false;                                            // items may stand inside an item

  bool is_item(std::string_view name) const;
};
// Null for an unknown one.
const XmlRoot* find_xml_root(std::string_view name);

// Why a document with this root is not read in the format that was told or asked for.
Error other_root(std::string_view name);

// A name without its prefix.
std::string_view local_name(std::string_view name);

}  // namespace depeche::dispatch

#pragma once

// News formats written in XML, recognised by their root element.

#include <string>
#include <string_view>

#include "base/xml.h"
#include "depeche/read.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The format by the first element in `head`: newsml, nitf, rss or html. XML of another kind, recognised by its
// declaration, is newsml too, so that it is refused and not read as text. automatic for what is no markup.
Format detect_markup(std::string_view head);

// How a document is read, by its root element.
struct XmlRoot {
  std::string_view name;  // without prefix
  Format format;
  std::string_view item;  // the name of its items, or its own
  RawItem (*read)(const base::XmlElement& item);
  std::string (*title)(const base::XmlElement& root);  // the source of items that name none; may be null
};
// Null for an unknown one.
const XmlRoot* find_xml_root(std::string_view name);

// Why a document with this root is not read in the format that was told or asked for.
Error other_root(std::string_view name);

// A name without its prefix.
std::string_view local_name(std::string_view name);

}  // namespace depeche::dispatch

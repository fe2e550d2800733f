#pragma once

// What an item of NewsML 1.x says of itself beside its text.

#include <string>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The FormalName of an element, else its text.
std::string newsml1_name(const base::XmlElement& element);

// Identification and NewsManagement of an item: date, status, embargo, urgency, version, slug, and what it corrects.
void read_newsml1_management(const base::XmlElement& item, RawItem& raw);

// The lines and metadata of a component. What the format knows by a name of its own becomes a property of that name.
void read_newsml1_component(const base::XmlElement& component, RawItem& raw);

// The number of words.
void read_newsml1_characteristics(const base::XmlElement& characteristics, RawItem& raw);

// The agency: the first of provider, source, holder of the copyright and credit line that is no name of a web site.
void settle_newsml1_source(const base::XmlElement& item, RawItem& raw);

}  // namespace depeche::dispatch

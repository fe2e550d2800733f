#pragma once

#include <string>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// The name of a concept of NewsML-G2: in French if it has one, else the first, else what stands for it literally.
std::string concept_name(const base::XmlElement& element);

// What contentMeta says that an item is about: subjects, categories, people, organisations, places, countries, genres
// and keywords.
void read_g2_subjects(const base::XmlElement& meta, RawItem& item);

}  // namespace depeche::dispatch

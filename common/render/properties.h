#pragma once

// The properties of a dispatch in the order in which every answer has them.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"

namespace depeche::render {

// What a dispatch has under one name; views of the dispatch.
struct PropertyValues {
  std::string_view name;
  std::vector<const Property*> values;  // in the order of the source
};

// The common properties in the order of known_properties(), then the others by name.
std::vector<PropertyValues> properties_of(const Dispatch& dispatch);

// What a vocabulary calls the value, in French; empty when that is the value itself, or nothing is known of it.
std::string_view vocabulary_name(const Property& property);

// "Politique", "politics (politique, medtop:11000000)".
std::string value_text(const Property& property);

}  // namespace depeche::render

#include "render/properties.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "dispatch/outcome/vocabularies.h"

namespace depeche::render {
namespace {

// Those that agencies have in common come first.
std::pair<std::size_t, std::string_view> place_of(std::string_view name) {
  const auto known = known_properties();
  const auto found = std::ranges::find(known, name, &PropertyInfo::name);
  return {static_cast<std::size_t>(found - known.begin()), name};
}

}  // namespace

std::vector<PropertyValues> properties_of(const Dispatch& dispatch) {
  std::vector<PropertyValues> groups;
  for (const Property& property : dispatch.properties) {
    auto group = std::ranges::find(groups, property.name, &PropertyValues::name);
    if (group == groups.end()) group = groups.insert(groups.end(), {property.name, {}});
    group->values.push_back(&property);
  }
  std::ranges::sort(groups, {}, [](const PropertyValues& group) { return place_of(group.name); });
  return groups;
}

std::string_view vocabulary_name(const Property& property) {
  const std::string_view name = dispatch::look_up(property).shown;
  return name == property.value ? std::string_view() : name;
}

std::string value_text(const Property& property) {
  std::string more(vocabulary_name(property));
  if (!property.code.empty() && property.code != property.value)
    more.append(more.empty() ? "" : ", ").append(property.code);
  return more.empty() ? property.value : property.value + " (" + more + ")";
}

}  // namespace depeche::render

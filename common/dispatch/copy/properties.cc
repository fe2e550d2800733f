#include "dispatch/copy/properties.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

// Each dispatch says each of these once.
void warn(std::string what, Parsed& parsed) {
  if (std::find(parsed.warnings.begin(), parsed.warnings.end(), what) == parsed.warnings.end())
    parsed.warnings.push_back(std::move(what));
}

bool has_room(const Property& added, Parsed& parsed) {
  const std::vector<Property>& properties = parsed.dispatch.properties;
  if (properties.size() >= kMaxProperties) {
    warn("more than " + std::to_string(kMaxProperties) + " values of properties: the others are left out", parsed);
    return false;
  }
  std::size_t names = 0;
  for (std::size_t at = 0; at < properties.size(); ++at) {
    if (properties[at].name == added.name) return true;
    const auto before = properties.begin() + static_cast<std::ptrdiff_t>(at);
    if (std::none_of(properties.begin(), before, [&](const Property& p) { return p.name == properties[at].name; }))
      ++names;
  }
  if (names < kMaxPropertyNames) return true;
  warn("more than " + std::to_string(kMaxPropertyNames) + " properties: \"" + added.name + "\" is left out", parsed);
  return false;
}

void cut(std::string& value, const std::string& name, Parsed& parsed) {
  if (value.size() <= kMaxPropertyBytes) return;
  value = base::truncate_utf8(value, kMaxPropertyBytes);
  warn("the value of \"" + name + "\" is cut at " + std::to_string(kMaxPropertyBytes) + " bytes", parsed);
}

}  // namespace

void add_property(std::string_view name, std::string_view value, std::string_view code, Parsed& parsed) {
  Property added{property_name(name), clean_line(value), clean_line(code)};
  if (added.value.empty()) added.value = added.code;
  if (added.name.empty() || added.value.empty()) return;
  if (added.name.size() > kMaxPropertyNameBytes)
    return warn("the property \"" + std::string(base::truncate_utf8(added.name, kMaxPropertyNameBytes)) +
                    "…\" is left out: its name is longer than " + std::to_string(kMaxPropertyNameBytes) + " bytes",
                parsed);
  cut(added.value, added.name, parsed);
  cut(added.code, added.name, parsed);
  for (Property& known : parsed.dispatch.properties)
    if (known.name == added.name && known.value == added.value) return fill(known.code, added.code);
  if (has_room(added, parsed)) parsed.dispatch.properties.push_back(std::move(added));
}

}  // namespace depeche::dispatch

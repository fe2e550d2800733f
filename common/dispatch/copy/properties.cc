#include "dispatch/copy/properties.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

// Each dispatch says each of these once.
void say_limit(std::string what, Parsed& parsed) {
  if (std::ranges::find(parsed.limits, what) == parsed.limits.end()) parsed.limits.push_back(std::move(what));
}

bool has_room(const Property& added, Parsed& parsed) {
  const std::vector<Property>& properties = parsed.dispatch.properties;
  if (properties.size() >= kMaxProperties) {
    say_limit(tr("more than {} values of properties: the others are left out", kMaxProperties), parsed);
    return false;
  }
  if (std::ranges::find(properties, added.name, &Property::name) != properties.end()) return true;
  if (parsed.property_names < kMaxPropertyNames) return true;
  say_limit(tr("more than {} properties: the others are left out", kMaxPropertyNames), parsed);
  return false;
}

void cut(std::string& value, const std::string& name, Parsed& parsed) {
  if (value.size() <= kMaxPropertyBytes) return;
  value = base::truncate_utf8(value, kMaxPropertyBytes);
  say_limit(tr("the value of {} is cut at {} bytes", base::in_quotes(name), kMaxPropertyBytes), parsed);
}

}  // namespace

void add_property(std::string_view name, std::string_view value, std::string_view code, Parsed& parsed) {
  add_named_property(property_name(name), value, code, parsed);
}

void add_named_property(std::string_view name, std::string_view value, std::string_view code, Parsed& parsed) {
  if (name.empty()) return;
  Property added{std::string(name), clean_line(value), clean_line(code)};
  if (added.value.empty()) added.value = added.code;
  if (added.value.empty()) return;
  if (name.size() > kMaxPropertyNameBytes)
    return say_limit(tr("the property \"{}…\" is left out: its name is longer than {} bytes",
                        base::truncate_utf8(name, kMaxPropertyNameBytes), kMaxPropertyNameBytes),
                     parsed);
  cut(added.value, added.name, parsed);
  cut(added.code, added.name, parsed);
  std::vector<Property>& properties = parsed.dispatch.properties;
  for (Property& known : properties)
    if (known.name == added.name && known.value == added.value) return fill(known.code, added.code);
  if (!has_room(added, parsed)) return;
  if (std::ranges::find(properties, added.name, &Property::name) == properties.end()) ++parsed.property_names;
  properties.push_back(std::move(added));
}

}  // namespace depeche::dispatch

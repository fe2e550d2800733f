#include "schema/property_values.h"

#include <algorithm>

#include <xxhash.h>

#include "base/varint.h"
#include "dispatch/outcome/vocabularies.h"
#include "schema/version.h"

namespace depeche::schema {
namespace {

constexpr std::size_t kCheckBytes = 2;

std::uint64_t hash_of_name(std::string_view name) { return XXH3_64bits(name.data(), name.size()); }

// Of what does not choose the slot.
std::string check_of(std::string_view name) {
  const std::uint64_t hash = hash_of_name(name) / kPropertySlots;
  return {static_cast<char>(hash & 0xFF), static_cast<char>(hash >> 8 & 0xFF)};
}

}  // namespace

unsigned property_slot(std::string_view name) {
  return kFirstPropertySlot + static_cast<unsigned>(hash_of_name(name) % kPropertySlots);
}

void put_property_value(std::string_view name, std::string_view value, std::string& slot) {
  slot += check_of(name);
  base::put_string(slot, value);
}

std::vector<std::string_view> property_values(std::string_view name, std::string_view slot) {
  const std::string check = check_of(name);
  std::vector<std::string_view> values;
  while (slot.size() > kCheckBytes) {
    const bool is_its = slot.starts_with(check);
    slot.remove_prefix(kCheckBytes);
    const auto value = base::take_string(slot);
    if (!value) break;
    if (is_its) values.push_back(*value);
  }
  return values;
}

std::vector<std::string> other_names(const Property& property) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (!name.empty() && name != property.value && std::ranges::find(names, name) == names.end())
      names.emplace_back(name);
  };
  add(property.code);
  for (const std::string_view name : dispatch::look_up(property).names) add(name);
  return names;
}

std::string counted_value(const Property& property) {
  const std::string_view shown = dispatch::look_up(property).shown;
  return shown.empty() ? property.value : std::string(shown);
}

}  // namespace depeche::schema

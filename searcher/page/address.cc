#include "page/address.h"

#include <algorithm>

namespace depeche::page {

Address Address::first_page() const {
  Address other = *this;
  if (path_ != "/") return other;
  std::erase_if(other.parameters_, [](const auto& one) { return one.name == "offset" || one.name == "after"; });
  return other;
}

Address Address::without(std::string_view name) const {
  Address other = first_page();
  std::erase_if(other.parameters_, [&](const auto& one) { return one.name == name; });
  return other;
}

Address Address::without(std::string_view name, std::string_view value) const {
  Address other = first_page();
  std::erase_if(other.parameters_, [&](const auto& one) { return one.name == name && one.value == value; });
  return other;
}

Address Address::with(std::string_view name, std::string value) const {
  const Address other = without(name);
  return value.empty() ? other : other.and_with(name, std::move(value));
}

Address Address::and_with(std::string_view name, std::string value) const {
  Address other = without(name, value);
  other.parameters_.push_back({std::string(name), std::move(value)});
  return other;
}

std::string Address::value(std::string_view name) const {
  const auto found = std::ranges::find(parameters_, name, &http::Parameter::name);
  return found == parameters_.end() ? std::string() : found->value;
}

}  // namespace depeche::page

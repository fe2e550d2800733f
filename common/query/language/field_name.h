#pragma once

// The names by which a query asks for a field, or for a property.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "schema/fields.h"

namespace depeche::query {

// What a name asks for: a field, or else the property of that name; neither: anything.
struct FieldName {
  std::optional<schema::Field> field;
  std::string property;  // as property_name() makes it

  bool says_something() const { return field || !property.empty(); }
  // Whether it asks for a value, without rank.
  bool filters() const {
    return !property.empty() || (field && schema::field_info(*field).kind != schema::FieldKind::ranked);
  }
  bool operator==(const FieldName&) const = default;
};

// The names of properties that the dispatches of an archive have. Both may throw as Xapian does. Without functions,
// there are none but those that agencies have in common.
struct OwnNames {
  std::function<bool(const std::string& name)> has = {};
  std::function<std::vector<std::string>()> all = {};
};

// The field or property of this name or alias; case and accents do not count. Nothing when there is none.
std::optional<FieldName> field_named(std::string_view name, const OwnNames& own);

// How the name is written in a query's canonical spelling.
std::string_view name_of(const FieldName& name);

// True for http, https, ftp and mailto: what stands before the colon of an address.
bool is_url_scheme(std::string_view name);

// The error for `name` at byte `offset` of the query; its hint names the nearest fields, or all of them.
Error unknown_field(std::string_view name, std::size_t offset, const OwnNames& own);

// The same for a name that was given beside the query. `asked_by` says where: "where".
Error unknown_name(std::string_view name, std::string_view asked_by, const OwnNames& own);

}  // namespace depeche::query

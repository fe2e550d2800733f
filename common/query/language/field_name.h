#pragma once

// The names by which a query asks for a field.

#include <cstddef>
#include <optional>
#include <string_view>

#include "depeche/result.h"
#include "schema/fields.h"

namespace depeche::query {

// The field of this name or alias, case and accents ignored.
std::optional<schema::Field> field_named(std::string_view name);

// True for http, https, ftp and mailto: what stands before the colon of an address.
bool is_url_scheme(std::string_view name);

// The error for `name` at byte `offset` of the query; its hint names the nearest field, or all of them.
Error unknown_field(std::string_view name, std::size_t offset);

}  // namespace depeche::query

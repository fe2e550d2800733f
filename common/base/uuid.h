#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace depeche::base {

// A number of 128 bits that nothing else has.
using Uuid = std::array<char, 16>;

// Makes a new one.
Uuid random_uuid();
// Reads 32 hex digits, with or without hyphens between them. Nothing for anything else.
std::optional<Uuid> parse_uuid(std::string_view text);
// Writes 32 hex digits in lower case.
std::string hex_of(const Uuid& uuid);

}  // namespace depeche::base

#pragma once

// How the 16-bit units of a forward stream (forward_stream.h) stand in its file: in 4, 8, 12 or 16 bits each, of which
// the frequent words of grammar and the codes that the dictionary gave out first take the fewest. Two bits say which,
// and stand apart: those of four units in a byte, all such bytes first, then the units, the lower four bits of a byte
// before the upper ones. So four units are read at once, without a jump that depends on them.

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche::schema {

// What may be read, but counts nothing, behind what is unpacked.
inline constexpr std::size_t kPackedSlack = 64;

// Appends the units, of two bytes each.
void pack_units(std::string_view units, std::string& packed);

// Puts so many units at the beginning of `units`, which grows when it is too short, and returns them; the rest of it is
// undefined. False when `packed` cannot be so many. Behind `packed` there are kPackedSlack bytes that can be read.
bool unpack_units(std::string_view packed, std::size_t count, std::string& units);

// The same by instructions that every processor has: what unpack_units() does where it cannot do better.
bool unpack_units_plainly(std::string_view packed, std::size_t count, std::string& units);

}  // namespace depeche::schema

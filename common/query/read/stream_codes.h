#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "schema/forward_stream.h"

namespace depeche::query {

// A forward stream as units, which can be entered anywhere. A code of two units begins with a unit from kPairMark up,
// and its second unit may be any. The number of such units right before a unit says which it is: odd for a second unit,
// even for a first one. The stream must outlive it.
class StreamCodes {
 public:
  explicit StreamCodes(std::string_view stream) : bytes_(stream.data()), size_(stream.size() / 2) {}

  std::size_t size() const { return size_; }
  std::uint16_t unit(std::size_t at) const {
    std::uint16_t unit = 0;
    std::memcpy(&unit, bytes_ + 2 * at, sizeof unit);
    return unit;
  }

  bool is_second_unit(std::size_t at) const {
    std::size_t marks = 0;
    while (marks < at && unit(at - marks - 1) >= schema::kPairMark) ++marks;
    return marks % 2 == 1;
  }

  // The code that begins, or ends, at a border between codes; the border moves to its other side. Not at the end, or
  // the beginning.
  schema::Code next(std::size_t& border) const {
    const std::uint16_t first = unit(border++);
    return first < schema::kPairMark || border == size_ ? first : pair(first, unit(border++));
  }
  schema::Code previous(std::size_t& border) const {
    const std::uint16_t last = unit(--border);
    return is_second_unit(border) ? pair(unit(--border), last) : last;
  }

 private:
  static schema::Code pair(std::uint16_t first, std::uint16_t second) {
    return schema::kPairMark + (static_cast<schema::Code>(first - schema::kPairMark) << 16) + second;
  }

  const char* bytes_;
  std::size_t size_;
};

// The first place from `from` on where one of the first `kCount` wanted units stands, or `end`. Looks at 32 units at a
// time.
template <std::size_t kCount>
std::size_t find_one_of(const StreamCodes& codes, const std::uint16_t (&wanted)[4], std::size_t from, std::size_t end) {
  constexpr std::size_t kBlock = 32;
  const auto is_wanted = [&](std::uint16_t unit) {
    bool found = unit == wanted[0];
    for (std::size_t i = 1; i < kCount; ++i) found |= unit == wanted[i];
    return found;
  };
  for (; from + kBlock <= end; from += kBlock) {
    // This loop has no early exit, so that the compiler makes vector instructions of it.
    std::uint16_t found = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      found = static_cast<std::uint16_t>(found | static_cast<std::uint16_t>(is_wanted(codes.unit(from + i))));
    if (found != 0) break;
  }
  while (from < end && !is_wanted(codes.unit(from))) ++from;
  return from;
}

// The same of four wanted units, of which the last ones may be equal: most words have one code.
inline std::size_t find_unit(const StreamCodes& codes, const std::uint16_t (&wanted)[4], std::size_t from,
                             std::size_t end) {
  if (wanted[1] == wanted[0] && wanted[2] == wanted[0] && wanted[3] == wanted[0])
    return find_one_of<1>(codes, wanted, from, end);
  if (wanted[2] == wanted[1] && wanted[3] == wanted[1]) return find_one_of<2>(codes, wanted, from, end);
  return find_one_of<4>(codes, wanted, from, end);
}

}  // namespace depeche::query

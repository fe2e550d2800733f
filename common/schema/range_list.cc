#include "schema/range_list.h"

#include <chrono>
#include <cstdint>

#include "base/varint.h"

namespace depeche::schema {

std::string encode_ranges(const std::vector<DateRange>& ranges) {
  std::string bytes;
  Day before = kFirstDay;
  for (const DateRange& range : ranges) {
    base::put_varint(bytes, static_cast<std::uint64_t>((range.first - before).count()));
    base::put_varint(bytes, static_cast<std::uint64_t>((range.last - range.first).count()));
    before = range.first;
  }
  return bytes;
}

std::vector<DateRange> decode_ranges(std::string_view bytes) {
  std::vector<DateRange> ranges;
  Day first = kFirstDay;
  while (!bytes.empty()) {
    const auto distance = base::take_varint(bytes);
    const auto length = base::take_varint(bytes);
    const auto room = [&](Day day) { return static_cast<std::uint64_t>((kLastDay - day).count()); };
    if (!distance || !length || *distance > room(first)) break;
    first += std::chrono::days(*distance);
    if (*length > room(first)) break;
    ranges.push_back(range_between(first, first + std::chrono::days(*length)));
  }
  return ranges;
}

}  // namespace depeche::schema

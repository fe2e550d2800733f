#include "schema/word_variety.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "schema/forward_stream.h"

namespace depeche::schema {

Variety VarietyReader::of(std::string_view stream) {
  // At most half of them are taken: a code has two bytes or four.
  const std::size_t needed = std::bit_ceil(std::clamp<std::size_t>(stream.size(), 64, 2 * kVarietyWords));
  if (slots_.size() < needed) slots_.assign(needed, 0);
  if (++stream_ == 0) {
    std::fill(slots_.begin(), slots_.end(), 0);
    stream_ = 1;
  }
  std::size_t words = 0;
  std::size_t distinct = 0;
  for (StreamReader reader(stream); !reader.done() && words < kVarietyWords;) {
    const Code code = reader.next();
    if (code < kFirstForm) continue;
    ++words;
    if (is_new(code)) ++distinct;
  }
  if (words == 0) return 0;
  const double share = static_cast<double>(distinct) / static_cast<double>(words);
  return static_cast<Variety>(std::max(1.0, std::round(kWholeVariety * share)));
}

bool VarietyReader::is_new(std::uint32_t code) {
  const std::uint64_t wanted = std::uint64_t{stream_} << 32 | code;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = (code * 2654435761U >> 7U) & mask;
  for (; slots_[slot] >> 32 == stream_; slot = (slot + 1) & mask)
    if (slots_[slot] == wanted) return false;
  slots_[slot] = wanted;
  return true;
}

}  // namespace depeche::schema

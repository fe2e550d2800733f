#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <xxhash.h>

namespace depeche::index {

// 128 bits that stand for an id: that two of a billion ids share them has a chance of one in 10^20.
using IdHash = std::array<std::uint64_t, 2>;

inline IdHash hash_of_id(std::string_view id) {
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  return {hash.high64, hash.low64};
}

}  // namespace depeche::index

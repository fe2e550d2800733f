#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace depeche::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// An input that begins with a byte from this one on says by its first two what a fuzzer is told beside the others.
inline constexpr unsigned kFirstOptionByte = 0xF5;

// 2 for such an input, else 0.
inline std::size_t told_bytes(std::string_view input) {
  return input.size() >= 2 && static_cast<unsigned char>(input[0]) >= kFirstOptionByte ? 2 : 0;
}

}  // namespace depeche::fuzz

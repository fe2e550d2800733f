#include "base/uuid.h"

#include <cstddef>
#include <random>

namespace depeche::base {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr unsigned kBitsOfDigit = 4;

}  // namespace

Uuid random_uuid() {
  std::random_device random;
  Uuid uuid{};
  for (char& byte : uuid) byte = static_cast<char>(random());
  return uuid;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  Uuid uuid{};
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '-') continue;
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos || digits == 2 * uuid.size()) return std::nullopt;
    char& byte = uuid[digits++ / 2];
    const std::size_t before = static_cast<unsigned char>(byte);
    byte = static_cast<char>(before << kBitsOfDigit | digit);
  }
  return digits == 2 * uuid.size() ? std::optional(uuid) : std::nullopt;
}

std::string hex_of(const Uuid& uuid) {
  std::string text;
  for (const char c : uuid) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> kBitsOfDigit];
    text += kDigits[byte & 0x0F];
  }
  return text;
}

}  // namespace depeche::base

#include "render/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace depeche::render {

std::string fixed(double value, int decimals) {
  std::array<char, 64> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals);
  return error == std::errc{} ? std::string(digits.data(), end) : "0";
}

double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

}  // namespace depeche::render

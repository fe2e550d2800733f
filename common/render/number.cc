#include "render/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <system_error>

#include "base/language.h"

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

std::string decimal(double value, int decimals) {
  std::string text = fixed(value, decimals);
  if (base::spoken() == base::Language::french)
    if (const std::size_t point = text.find('.'); point != std::string::npos) text[point] = ',';
  return text;
}

std::string grouped(std::size_t value) {
  const std::string_view blank = base::spoken() == base::Language::french ? "\u202F" : " ";
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, blank);
  }
  return digits;
}

}  // namespace depeche::render

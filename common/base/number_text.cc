#include "base/number_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/language.h"

namespace depeche::base {

std::string number_text(std::uintmax_t number) {
  constexpr std::size_t kGroup = 3;
  const char* const blank = spoken() == Language::french ? "\u202F" : " ";
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > kGroup;) digits.insert(at -= kGroup, blank);
  return digits;
}

std::string decimal_text(double number, int decimals) {
  return with_decimal_sign(fmt::format("{:.{}f}", number, decimals));
}

std::string with_decimal_sign(std::string digits) {
  if (spoken() == Language::french) std::ranges::replace(digits, '.', ',');
  return digits;
}

}  // namespace depeche::base

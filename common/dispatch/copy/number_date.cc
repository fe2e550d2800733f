#include "dispatch/copy/number_date.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/ascii.h"
#include "depeche/date.h"

namespace depeche::dispatch {
namespace {

constexpr double kFirst = 1e8;      // in 1973
constexpr double kLast = 7.2582e9;  // in 2200

// 20220113 as 2022-01-13.
std::optional<std::string> day_of_digits(std::string_view digits) {
  if (digits.size() != 8 || (!digits.starts_with("19") && !digits.starts_with("20"))) return std::nullopt;
  std::string day(digits);
  return day.insert(6, "-").insert(4, "-");
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, [](char c) {
    return base::is_digit(c) || c == '.' || c == 'e' || c == 'E' || c == '+';
  }) && base::is_digit(text.front());
}

}  // namespace

std::optional<std::string> date_of_number(std::string_view text) {
  if (!is_number(text)) return std::nullopt;
  if (const auto day = day_of_digits(text)) return day;
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  for (int step = 0; step < 3 && seconds > kLast; ++step) seconds /= 1000;
  if (seconds < kFirst || seconds > kLast) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(std::floor(seconds));
  return format_time(std::chrono::sys_seconds(std::chrono::seconds(whole)));
}

}  // namespace depeche::dispatch

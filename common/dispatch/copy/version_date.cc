#include "dispatch/copy/version_date.h"

#include <chrono>
#include <optional>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

constexpr int kDigitsOfVersion = 8;

std::optional<std::chrono::sys_days> day_of_moment(std::string_view moment) {
  int number = 0;
  int digits = 0;
  for (const char c : trim(moment)) {
    if (!base::is_digit(c)) continue;
    number = 10 * number + (c - '0');
    if (++digits == kDigitsOfVersion) break;
  }
  const std::chrono::year_month_day day{std::chrono::year{number / 10000},
                                        std::chrono::month{static_cast<unsigned>(number / 100 % 100)},
                                        std::chrono::day{static_cast<unsigned>(number % 100)}};
  if (digits < kDigitsOfVersion || !day.ok()) return std::nullopt;
  return std::chrono::sys_days{day};
}

}  // namespace

bool is_of_version(std::string_view created, std::string_view version) {
  if (trim(created).empty()) return true;
  const auto first = day_of_moment(created);
  const auto second = day_of_moment(version);
  return first && second && *second >= *first && *second - *first <= std::chrono::days{1};
}

}  // namespace depeche::dispatch

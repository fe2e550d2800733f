#include "time/absolute_date.h"

#include "time/parse_expression.h"

namespace depeche::time {
namespace {

// Two days of different year, month, day and weekday: only what does not depend on them comes out the same.
constexpr Day kOneDay{std::chrono::year{1987} / 3 / 4};
constexpr Day kOtherDay{std::chrono::year{2024} / 10 / 19};
constexpr int kLastOfShortYears = 2069;
// What is known less exactly than to the century dates nothing.
constexpr std::chrono::days kWidest{36525};

Result<DateRange> read_on(std::string_view text, Day today) {
  return parse_expression(text, {today, Direction::past, kLastOfShortYears});
}

}  // namespace

std::optional<DateRange> read_absolute_date(std::string_view text) {
  if (const Result<DateRange> iso = parse_iso_range(text)) return *iso;
  const Result<DateRange> one = read_on(text, kOneDay);
  if (!one || one->last - one->first > kWidest) return std::nullopt;
  const Result<DateRange> other = read_on(text, kOtherDay);
  return other && *one == *other ? std::optional(*one) : std::nullopt;
}

}  // namespace depeche::time

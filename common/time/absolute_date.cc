#include "time/absolute_date.h"

#include "time/expression_tokens.h"
#include "time/hour_intervals.h"
#include "time/parse_expression.h"
#include "time/zone.h"

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

std::optional<TimeSpan> read_hours_on(std::string_view text, Day today) {
  if (!check_expression_length(text)) return std::nullopt;
  ExpressionTokens storage;
  const auto tokens = cut_times(text, storage);
  Reader reader(tokens, {today, Direction::past, kLastOfShortYears});
  const Zone& zone = reader_zone();
  HourReader hours(reader, zone.begin_of(today) + std::chrono::hours(10), zone);
  return read_hour_interval(hours);
}

}  // namespace

std::optional<TimeSpan> read_absolute_hours(std::string_view text) {
  const auto one = read_hours_on(text, kOneDay);
  if (!one || one->until - one->from > kWidest) return std::nullopt;
  return one == read_hours_on(text, kOtherDay) ? one : std::nullopt;
}

std::optional<DateRange> read_absolute_date(std::string_view text) {
  if (const Result<DateRange> iso = parse_iso_range(text)) return *iso;
  const Result<DateRange> one = read_on(text, kOneDay);
  if (!one || one->last - one->first > kWidest) return std::nullopt;
  const Result<DateRange> other = read_on(text, kOtherDay);
  return other && *one == *other ? std::optional(*one) : std::nullopt;
}

}  // namespace depeche::time

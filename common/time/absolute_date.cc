#include "time/absolute_date.h"

namespace depeche::time {
namespace {

// Two days of different year, month, day and weekday: only what does not depend on them comes out the same.
constexpr Day kOneDay{std::chrono::year{1987} / 3 / 4};
constexpr Day kOtherDay{std::chrono::year{2024} / 10 / 19};

}  // namespace

std::optional<DateRange> read_absolute_date(std::string_view text) {
  if (const Result<DateRange> iso = parse_iso_range(text)) return *iso;
  const Result<DateRange> one = parse_date(text, kOneDay);
  if (!one) return std::nullopt;
  const Result<DateRange> other = parse_date(text, kOtherDay);
  return other && *one == *other ? std::optional(*one) : std::nullopt;
}

}  // namespace depeche::time

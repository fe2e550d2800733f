#include "query/language/date_value.h"

#include "query/language/characters.h"

namespace depeche::query {
namespace {

constexpr std::string_view kDots = "..";

Result<DateRange> parse_end(std::string_view text, Day today, Day open_end) {
  const std::string_view date = trim_blanks(text);
  return date.empty() ? Result<DateRange>(day_range(open_end)) : parse_date(date, today);
}

Result<DateRange> join(const DateRange& from, const DateRange& to) {
  if (from.first <= to.last) return range_between(from.first, to.last);
  return fail(ErrorCode::date,
              "the range begins on " + to_string(from.first) + ", after its end on " + to_string(to.last),
              "Write the earlier date first.");
}

}  // namespace

Result<DateRange> parse_date_value(std::string_view value, Day today) {
  const std::size_t dots = value.find(kDots);
  if (dots == std::string_view::npos)
    return parse_date(value, today).map([](const DateRange& range) { return range_between(range.first, range.last); });
  auto from = parse_end(value.substr(0, dots), today, kFirstDay);
  if (!from) return from;
  auto to = parse_end(value.substr(dots + kDots.size()), today, kLastDay);
  if (!to) return to;
  return join(*from, *to);
}

Result<AskedTime> parse_time_value(std::string_view value, const Present& present) {
  if (auto asked = parse_time(value, present.now)) return asked;
  const auto days = parse_date_value(value, present.today);
  if (days) return AskedTime{*days, std::nullopt};
  auto asked = parse_time(value, present.now);
  // Of two ends this names the one that is wrong, unless it complains of hours.
  return value.find(kDots) == std::string_view::npos ? asked : tl::unexpected(days.error());
}

std::string date_value(const DateRange& range, const std::optional<TimeSpan>& moments) {
  if (moments) return to_string(AskedTime{range, moments});
  const bool from_start = range.first == kFirstDay;
  const bool to_end = range.last == kLastDay;
  if (from_start == to_end) return to_string(range);
  return from_start ? std::string(kDots) + to_string(range.last) : to_string(range.first) + std::string(kDots);
}

}  // namespace depeche::query

#include "query/language/date_value.h"

#include <array>
#include <chrono>

#include "base/message.h"
#include "query/language/characters.h"
#include "text/normalizer.h"
#include "time/asked_time.h"

namespace depeche::query {
namespace {

constexpr std::string_view kDots = "..";

Result<DateRange> parse_end(std::string_view text, Day today, Day open_end) {
  const std::string_view date = trim_blanks(text);
  return date.empty() ? Result<DateRange>(day_range(open_end)) : parse_date(date, today);
}

struct Comparison {
  std::string_view date;
  bool compares = false;
  bool is_behind = false;
  bool with_it = false;
};

std::string_view without_marks(std::string_view value) {
  constexpr std::array<std::string_view, 10> kMarks{"\"", "“", "”", "«", "»", "[", "]", "{", "}", "("};
  value = trim_blanks(value);
  for (const std::string_view mark : kMarks) {
    if (value.starts_with(mark)) value.remove_prefix(mark.size());
    if (value.ends_with(mark)) value.remove_suffix(mark.size());
  }
  if (value.ends_with(')')) value.remove_suffix(1);
  return trim_blanks(value);
}

Comparison comparison_of(std::string_view value) {
  Comparison comparison{value};
  if (!value.starts_with('<') && !value.starts_with('>')) return comparison;
  comparison.compares = true;
  comparison.is_behind = value.starts_with('>');
  value.remove_prefix(1);
  comparison.with_it = value.starts_with('=');
  if (comparison.with_it) value.remove_prefix(1);
  comparison.date = without_marks(value);
  return comparison;
}

// "2020-01 TO 2020-06" and "2020-01..*" as two dots have it.
std::string with_dots(std::string_view value) {
  std::string text(value);
  if (const std::size_t to = text.find(" TO "); to != std::string::npos) text.replace(to, 4, kDots);
  if (text.ends_with("..*")) text.pop_back();
  if (text.starts_with("*..")) text.erase(0, 1);
  return text;
}

Result<DateRange> join(const DateRange& from, const DateRange& to) {
  if (from.first <= to.last) return range_between(from.first, to.last);
  return fail(ErrorCode::date,
              tr("the range begins on {}, after its end on {}", to_string(from.first), to_string(to.last)),
              tr("Write the earlier date first."));
}

// The days before or behind a date.
AskedTime compared(const Comparison& comparison, const AskedTime& asked) {
  constexpr std::chrono::days kOneDay{1};
  const bool with_it = comparison.with_it;
  if (asked.moments) {
    const TimeSpan at = *asked.moments;
    return comparison.is_behind ? time::asked_between(with_it ? at.from : at.until, kLastMoment)
                                : time::asked_between(kFirstMoment, with_it ? at.until : at.from);
  }
  const DateRange& days = asked.days;
  if (comparison.is_behind) {
    const Day first = with_it || days.last == kLastDay ? days.first : days.last + kOneDay;
    return {range_between(first, kLastDay), std::nullopt};
  }
  const Day last = with_it || days.first == kFirstDay ? days.last : days.first - kOneDay;
  return {range_between(kFirstDay, last), std::nullopt};
}

}  // namespace

bool is_no_date(std::string_view value) {
  constexpr std::size_t kLongest = 16;
  if (value.size() > kLongest) return false;
  const std::string name = text::fold(without_marks(value));
  return name == "none" || name == "null" || name == "aucune" || name == "aucun" || name == "sans" ||
         name == "sans date" || name == "inconnue" || name == "undated";
}

Result<DateRange> parse_date_value(std::string_view typed, Day today) {
  const Comparison comparison = comparison_of(typed);
  const std::string dotted = with_dots(comparison.date);
  const std::string_view value = dotted;
  if (comparison.compares) {
    const auto date = parse_date(value, today);
    return date ? Result<DateRange>(compared(comparison, {*date, std::nullopt}).days) : date;
  }
  const std::size_t dots = value.find(kDots);
  if (dots == std::string_view::npos)
    return parse_date(value, today).map([](const DateRange& range) { return range_between(range.first, range.last); });
  auto from = parse_end(value.substr(0, dots), today, kFirstDay);
  if (!from) return from;
  auto to = parse_end(value.substr(dots + kDots.size()), today, kLastDay);
  if (!to) return to;
  return join(*from, *to);
}

Result<AskedTime> parse_time_value(std::string_view typed, const Present& present) {
  const Comparison comparison = comparison_of(typed);
  const std::string dotted = with_dots(comparison.date);
  const std::string_view value = dotted;
  if (comparison.compares)
    return parse_time(value, present.now).map([&](const AskedTime& asked) { return compared(comparison, asked); });
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

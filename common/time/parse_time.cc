#include <algorithm>
#include <string>

#include "depeche/date.h"
#include "time/asked_time.h"
#include "time/expression_tokens.h"
#include "time/hour_intervals.h"
#include "time/parse_expression.h"
#include "time/zone.h"

namespace depeche {
namespace {

using std::chrono::minutes;
using std::chrono::sys_seconds;

Day day_before(sys_seconds until) {
  return until == kLastMoment ? kLastDay : day_in_time_zone(until - std::chrono::seconds(1));
}

// "2022-01-13T18:00"; with its offset where the clock shows that twice.
std::string minute_text(sys_seconds time) {
  const time::Zone& zone = time::reader_zone();
  const std::string text = to_string(zone.show(time));
  const bool once = zone.time_of(zone.local(time)) == time;
  constexpr std::size_t kMinutes = 16;
  constexpr std::size_t kSeconds = 19;
  return text.substr(0, kMinutes) + (once ? "" : text.substr(kSeconds));
}

}  // namespace

namespace time {

AskedTime asked_between(sys_seconds from, sys_seconds until) {
  // Within the calendar, whatever the zone.
  const sys_seconds latest = kLastMoment - std::chrono::days(1);
  TimeSpan whole{std::max(std::min<sys_seconds>(std::chrono::floor<minutes>(from), latest), kFirstMoment),
                 std::chrono::ceil<minutes>(until)};
  if (whole.until > latest) whole.until = kLastMoment;
  if (whole.until <= whole.from) whole.until = whole.from + minutes(1);
  if (whole == TimeSpan{kFirstMoment, kLastMoment}) return {range_between(kFirstDay, kLastDay), std::nullopt};
  const Day first = whole.from == kFirstMoment ? kFirstDay : std::max(day_in_time_zone(whole.from), kFirstDay);
  return {range_between(first, day_before(whole.until)), whole};
}

TimeSpan moments_of(const DateRange& days) {
  return {days.first == kFirstDay ? kFirstMoment : begin_in_time_zone(days.first),
          days.last == kLastDay ? kLastMoment : begin_in_time_zone(days.last + std::chrono::days(1))};
}

}  // namespace time

Result<AskedTime> parse_time(std::string_view text, sys_seconds now) {
  if (auto status = time::check_expression_length(text); !status) return tl::unexpected(std::move(status.error()));
  time::ExpressionTokens storage;
  const auto tokens = time::cut_times(text, storage);
  const time::Zone& zone = time::reader_zone();
  const time::Reading reading{zone.day_of(now), time::Direction::past};
  time::Reader day_reader(tokens, reading);
  if (const auto found = time::read_days(day_reader)) return AskedTime{*found, std::nullopt};
  time::Reader reader(tokens, reading);
  time::HourReader hours(reader, now, zone);
  if (const auto found = time::read_hour_interval(hours)) return time::asked_between(found->from, found->until);
  const bool further =
      reader.furthest().kind == time::DateTokenKind::end ||
      (day_reader.furthest().kind != time::DateTokenKind::end && reader.furthest().begin > day_reader.furthest().begin);
  const std::string& impossible = day_reader.impossible().empty() ? reader.impossible() : day_reader.impossible();
  return time::explain_expression(text, tokens, impossible, true, (further ? reader : day_reader).furthest());
}

std::string to_string(const AskedTime& asked) {
  if (!asked.moments) return to_string(asked.days);
  const std::string from = asked.moments->from == kFirstMoment ? "" : minute_text(asked.moments->from);
  return from + ".." + (asked.moments->until == kLastMoment ? "" : minute_text(asked.moments->until));
}

}  // namespace depeche

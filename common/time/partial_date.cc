#include "time/partial_date.h"

#include "base/message.h"
#include "time/calendar.h"

namespace depeche::time {
namespace {

// 29 February falls on a given weekday once in 28 years, or 40 around a year such as 1900.
constexpr int kYearsToSearch = 40;
// The 31st falls on a given weekday within three years.
constexpr int kMonthsToSearch = 60;

std::string ordinary(int day, int month) {
  return std::to_string(day) + " " + month_name(static_cast<unsigned>(month));
}

tl::unexpected<Error> impossible(std::string why) { return fail(ErrorCode::date, std::move(why)); }

Status check_year(const PartialDate& date) {
  if (!date.year || (*date.year >= kFirstYear && *date.year <= kLastYear)) return {};
  return impossible(tr("year {} is out of range: years go from 1000 to 9999", *date.year));
}

Status check_month(const PartialDate& date) {
  if (!date.month || (*date.month >= 1 && *date.month <= 12)) return {};
  return impossible(tr("there is no month {}: months go from 1 to 12", *date.month));
}

Status check_day(const PartialDate& date) {
  if (!date.day) return {};
  if (*date.day < 1 || *date.day > 31) return impossible(tr("there is no day {}: days go from 1 to 31", *date.day));
  if (!date.month) return {};
  const auto month = static_cast<unsigned>(*date.month);
  // Without a year, 2000 stands for a leap year.
  const unsigned days = days_in_month(date.year.value_or(2000), month);
  if (static_cast<unsigned>(*date.day) <= days) return {};
  std::string year;
  if (date.year) year.append(" ").append(std::to_string(*date.year));
  return impossible(
      tr("there is no {}: {} has {} days", ordinary(*date.day, *date.month) + year, month_name(month) + year, days));
}

bool weekday_agrees(const PartialDate& date, Day day) { return !date.weekday || iso_weekday(day) == *date.weekday; }

std::optional<DateRange> day_of(const PartialDate& date, int year, int month) {
  const auto day = make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(*date.day));
  if (!day || !weekday_agrees(date, *day)) return std::nullopt;
  return day_range(*day);
}

// The first candidate(0), candidate(1) … (backwards: candidate(-1) …) that exists on the asked side of today.
template <class Candidate>
Result<DateRange> nearest(const Reading& reading, int limit, Candidate candidate) {
  const int sign = reading.direction == Direction::past ? -1 : 1;
  for (int step = 0; step <= limit; ++step) {
    const std::optional<DateRange> range = candidate(sign * step);
    if (range && is_on_asked_side(*range, reading)) return *range;
  }
  return impossible(tr("there is no such day within {} years of {}", kYearsToSearch, to_string(reading.today)));
}

Result<DateRange> resolve_full_day(const PartialDate& date) {
  const Day day = *make_day(*date.year, static_cast<unsigned>(*date.month), static_cast<unsigned>(*date.day));
  if (weekday_agrees(date, day)) return day_range(day);
  return impossible(tr("{} {} is a {}, not a {}", ordinary(*date.day, *date.month), *date.year,
                       weekday_name(iso_weekday(day)), weekday_name(*date.weekday)));
}

Result<DateRange> resolve_day(const PartialDate& date, const Reading& reading) {
  if (date.month && date.year) return resolve_full_day(date);
  const int this_year = year_of(reading.today);
  if (date.month)
    return nearest(reading, kYearsToSearch, [&](int step) { return day_of(date, this_year + step, *date.month); });
  return nearest(reading, kMonthsToSearch, [&](int step) {
    const auto month = month_from(reading.today, step);
    return month ? day_of(date, year_of(month->first), static_cast<int>(month_of(month->first))) : std::nullopt;
  });
}

Result<DateRange> resolve_month(const PartialDate& date, const Reading& reading) {
  const auto month = static_cast<unsigned>(*date.month);
  if (date.year) return month_range(*date.year, month);
  return nearest(reading, 1, [&](int step) -> std::optional<DateRange> {
    const int year = year_of(reading.today) + step;
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    return month_range(year, month);
  });
}

Result<DateRange> resolve_weekday(unsigned weekday, const Reading& reading) {
  return nearest(reading, 6, [&](int step) -> std::optional<DateRange> {
    const Day day = reading.today + std::chrono::days{step};
    if (iso_weekday(day) != weekday || !in_calendar(day)) return std::nullopt;
    return day_range(day);
  });
}

}  // namespace

Result<DateRange> resolve(const PartialDate& date, const Reading& reading) {
  for (Status (*check)(const PartialDate&) : {check_year, check_month, check_day})
    if (Status status = check(date); !status) return tl::unexpected(std::move(status.error()));
  if (date.day) return resolve_day(date, reading);
  if (date.month) return resolve_month(date, reading);
  if (date.year) return year_range(*date.year);
  if (date.weekday) return resolve_weekday(*date.weekday, reading);
  return impossible(tr("nothing of the date is given"));
}

int full_year(int two_digits, const Reading& reading) {
  const int latest = reading.last_of_short_years != 0 ? reading.last_of_short_years : year_of(reading.today) + 20;
  return latest - (latest - two_digits) % 100;
}

}  // namespace depeche::time

#include "depeche/date.h"
#include "time/calendar.h"

namespace depeche {
namespace {

DatePrecision precision_of(Day first, Day last) {
  if (first == last) return DatePrecision::day;
  const std::chrono::year_month_day start{first};
  const std::chrono::year_month_day end{last};
  if (start.year() != end.year()) return DatePrecision::range;
  const bool whole_months =
      start.day() == std::chrono::day{1} && last == Day{end.year() / end.month() / std::chrono::last};
  if (whole_months && start.month() == end.month()) return DatePrecision::month;
  if (whole_months && start.month() == std::chrono::January && end.month() == std::chrono::December)
    return DatePrecision::year;
  return DatePrecision::range;
}

}  // namespace

DateRange day_range(Day day) { return {day, day, DatePrecision::day}; }

DateRange month_range(int year, unsigned month) {
  const std::chrono::year_month whole{std::chrono::year{year}, std::chrono::month{month}};
  return {Day{whole / 1}, Day{whole / std::chrono::last}, DatePrecision::month};
}

DateRange year_range(int year) {
  const std::chrono::year whole{year};
  return {Day{whole / 1 / 1}, Day{whole / 12 / 31}, DatePrecision::year};
}

DateRange range_between(Day first, Day last) { return {first, last, precision_of(first, last)}; }

Day local_today() {
  return day_in_time_zone(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

}  // namespace depeche

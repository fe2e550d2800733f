#include "time/calendar.h"

#include <algorithm>
#include <array>

#include "base/message.h"

namespace depeche::time {
namespace {

std::chrono::year_month_day civil(Day day) { return std::chrono::year_month_day{day}; }

// Months counted from January of year 0, so that shifting is one addition.
int month_index(Day day) { return year_of(day) * 12 + static_cast<int>(month_of(day)) - 1; }

bool is_month_index(int index) { return index >= kFirstYear * 12 && index < (kLastYear + 1) * 12; }

}  // namespace

unsigned iso_weekday(Day day) { return std::chrono::weekday{day}.iso_encoding(); }

int year_of(Day day) { return static_cast<int>(civil(day).year()); }

unsigned month_of(Day day) { return static_cast<unsigned>(civil(day).month()); }

unsigned days_in_month(int year, unsigned month) {
  using namespace std::chrono;
  const year_month_day_last last{std::chrono::year{year} / static_cast<int>(month) / std::chrono::last};
  return static_cast<unsigned>(last.day());
}

std::optional<Day> make_day(int year, unsigned month, unsigned day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

bool in_calendar(Day day) { return kFirstDay <= day && day <= kLastDay; }

std::optional<Day> shift_months(Day day, int count) {
  const int index = month_index(day) + count;
  if (!is_month_index(index)) return std::nullopt;
  const unsigned month = static_cast<unsigned>(index % 12) + 1;
  const unsigned wanted = static_cast<unsigned>(civil(day).day());
  return make_day(index / 12, month, std::min(wanted, days_in_month(index / 12, month)));
}

DateRange week_of(Day day) {
  const Day monday = day - std::chrono::days{iso_weekday(day) - 1};
  return range_between(monday, monday + std::chrono::days{6});
}

std::optional<DateRange> month_from(Day day, int count) {
  const int index = month_index(day) + count;
  if (!is_month_index(index)) return std::nullopt;
  return month_range(index / 12, static_cast<unsigned>(index % 12) + 1);
}

std::optional<DateRange> year_from(Day day, int count) {
  const int year = year_of(day) + count;
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  return year_range(year);
}

Day easter_sunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int rest = year % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int offset = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (golden + 11 * epact + 22 * offset) / 451;
  const int days = epact + offset - 7 * late + 114;
  return Day{std::chrono::year{year} / (days / 31) / (days % 31 + 1)};
}

std::string month_name(unsigned month) {
  static constexpr std::array<const char*, 13> kNames{"",
                                                      to_translate("January"),
                                                      to_translate("February"),
                                                      to_translate("March"),
                                                      to_translate("April"),
                                                      to_translate("May"),
                                                      to_translate("June"),
                                                      to_translate("July"),
                                                      to_translate("August"),
                                                      to_translate("September"),
                                                      to_translate("October"),
                                                      to_translate("November"),
                                                      to_translate("December")};
  return tr(kNames[month]);
}

std::string weekday_name(unsigned iso_weekday) {
  static constexpr std::array<const char*, 8> kNames{"",
                                                     to_translate("Monday"),
                                                     to_translate("Tuesday"),
                                                     to_translate("Wednesday"),
                                                     to_translate("Thursday"),
                                                     to_translate("Friday"),
                                                     to_translate("Saturday"),
                                                     to_translate("Sunday")};
  return tr(kNames[iso_weekday]);
}

}  // namespace depeche::time

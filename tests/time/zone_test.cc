#include "time/zone.h"

#include <catch2/catch.hpp>

using namespace depeche;

namespace {

std::string shown(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return std::to_string(unsigned{date.month()}) + "/" + std::to_string(unsigned{date.day()}) + " " +
         std::to_string(clock.hours().count()) + ":" + std::to_string(clock.minutes().count());
}

}  // namespace

TEST_CASE("A clock in Paris is an hour ahead of UTC in winter, two in summer") {
  using namespace std::chrono;
  const struct {
    year_month_day day;
    int hour;
    const char* expected;
  } cases[] = {
      {2022y / 1 / 13, 6, "1/13 5:0"},    {2022y / 7 / 14, 6, "7/14 4:0"},   {2022y / 7 / 14, 0, "7/13 22:0"},
      {2022y / 3 / 27, 1, "3/27 0:0"},    {2022y / 3 / 27, 3, "3/27 1:0"},   {2022y / 3 / 27, 2, "3/27 1:0"},
      {2022y / 10 / 30, 1, "10/29 23:0"}, {2022y / 10 / 30, 2, "10/30 0:0"}, {2022y / 10 / 30, 3, "10/30 2:0"},
      {1995y / 10 / 15, 6, "10/15 5:0"},  {1970y / 7 / 14, 6, "7/14 5:0"},
  };
  for (const auto& c : cases) {
    INFO(unsigned{c.day.month()} << "/" << unsigned{c.day.day()} << " " << c.hour);
    CHECK(shown(time::paris().time_of(local_days(c.day) + hours(c.hour))) == c.expected);
  }
}

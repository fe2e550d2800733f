#include "time/calendar.h"

#include <catch2/catch.hpp>

using namespace depeche;
using namespace depeche::time;

namespace {

Day day(int year, unsigned month, unsigned number) { return make_day(year, month, number).value(); }

}  // namespace

TEST_CASE("the calendar has the days that the Gregorian one has") {
  CHECK(days_in_month(2022, 2) == 28);
  CHECK(days_in_month(2020, 2) == 29);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(make_day(2020, 2, 29).has_value());
  for (auto [y, m, d] : {std::tuple{2022, 2U, 29U},
                         {2022, 4U, 31U},
                         {2022, 13U, 1U},
                         {2022, 0U, 1U},
                         {2022, 1U, 0U},
                         {0, 1U, 1U},
                         {10000, 1U, 1U}})
    CHECK_FALSE(make_day(y, m, d).has_value());
}

TEST_CASE("months of different lengths shift to their last day") {
  struct Case {
    Day from;
    int count;
    std::string_view to;
  };
  for (const Case& c : {Case{day(2022, 1, 31), 1, "2022-02-28"},
                        {day(2022, 3, 31), -1, "2022-02-28"},
                        {day(2020, 1, 30), 1, "2020-02-29"},
                        {day(2022, 1, 13), -1, "2021-12-13"},
                        {day(2022, 12, 13), 1, "2023-01-13"},
                        {day(2022, 1, 13), -25, "2019-12-13"}})
    CHECK(to_string(shift_months(c.from, c.count).value()) == c.to);
  CHECK_FALSE(shift_months(day(1000, 1, 13), -1).has_value());
  CHECK_FALSE(shift_months(day(9999, 12, 13), 1).has_value());
}

TEST_CASE("weeks run from Monday to Sunday") {
  for (unsigned d : {10U, 13U, 16U}) CHECK(to_string(week_of(day(2022, 1, d))) == "2022-01-10..2022-01-16");
  CHECK(to_string(week_of(day(2022, 1, 1))) == "2021-12-27..2022-01-02");
}

TEST_CASE("Easter falls where the church says") {
  for (std::string_view date : {"1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21",
                                "2022-04-17", "2024-03-31", "2038-04-25"})
    CHECK(to_string(easter_sunday(std::stoi(std::string(date.substr(0, 4))))) == date);
}

TEST_CASE("an interval has the precision of the unit that it is") {
  struct Case {
    std::string_view range;
    std::string_view precision;
  };
  for (const Case& c : {Case{"2022-01-13", "day"},
                        {"2022-02", "month"},
                        {"2022", "year"},
                        {"2022-01-06..2022-01-13", "range"},
                        {"2022-01-01..2022-02-28", "range"},
                        {"2021-01-01..2022-12-31", "range"}})
    CHECK(to_string(parse_iso_range(c.range).value().precision) == c.precision);
  CHECK(range_between(day(2022, 1, 1), day(2022, 1, 31)) == month_range(2022, 1));
  CHECK(range_between(day(2022, 1, 1), day(2022, 12, 31)) == year_range(2022));
  CHECK(range_between(day(2022, 1, 13), day(2022, 1, 13)) == day_range(day(2022, 1, 13)));
}

TEST_CASE("intervals overlap and contain by their days") {
  const DateRange january = month_range(2022, 1);
  CHECK(january.overlaps(day_range(day(2022, 1, 31))));
  CHECK_FALSE(january.overlaps(day_range(day(2022, 2, 1))));
  CHECK(january.contains(day_range(day(2022, 1, 1))));
  CHECK_FALSE(day_range(day(2022, 1, 1)).contains(january));
  CHECK(january.overlaps(range_between(day(2021, 12, 31), day(2022, 1, 1))));
}

TEST_CASE("today lies within a day of the UTC day") {
  const Day utc = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  CHECK(local_today() >= utc - std::chrono::days{1});
  CHECK(local_today() <= utc + std::chrono::days{1});
}

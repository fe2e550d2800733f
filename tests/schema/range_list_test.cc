#include "schema/range_list.h"

#include <catch2/catch.hpp>

#include "schema/terms.h"

using namespace depeche;
using namespace depeche::schema;

namespace {

DateRange day(int year, unsigned month, unsigned number) {
  return day_range(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number});
}

std::string units_of(const DateRange& range) {
  std::string text;
  for (const DateRange& unit : calendar_units(range)) text += (text.empty() ? "" : " ") + depeche::to_string(unit);
  return text;
}

}  // namespace

TEST_CASE("A list of intervals is the same when it is read back") {
  const std::vector<std::vector<DateRange>> lists{
      {},
      {day(2022, 1, 13)},
      {day_range(kFirstDay), day_range(kLastDay)},
      {range_between(kFirstDay, kLastDay)},
      {year_range(2022), month_range(2022, 2), range_between(day(2022, 3, 5).first, day(2022, 3, 13).first),
       day(2022, 12, 31)},
  };
  for (const auto& list : lists) CHECK(decode_ranges(encode_ranges(list)) == list);
  CHECK(encode_ranges({day(2022, 1, 13), day(2022, 1, 15)}).size() <= 6);
}

TEST_CASE("A damaged list of intervals ends before the damage") {
  const std::string good = encode_ranges({day(2022, 1, 13)});
  for (const std::string bad : {"\x01", "\x80", "\xff\xff\xff\xff\xff\xff\xff\xff\xff", "\xff\xff\xff\x7f\x01"})
    CHECK(decode_ranges(good + bad).size() == 1);
  CHECK(decode_ranges("\x05").empty());
}

TEST_CASE("An interval is made up of whole years, months and days") {
  CHECK(units_of(day(2022, 1, 13)) == "2022-01-13");
  CHECK(units_of(month_range(2022, 2)) == "2022-02");
  CHECK(units_of(year_range(2022)) == "2022");
  CHECK(units_of(range_between(day(2020, 2, 28).first, day(2020, 3, 1).first)) == "2020-02-28 2020-02-29 2020-03-01");
  CHECK(units_of(range_between(day(2020, 11, 30).first, day(2022, 1, 1).first)) ==
        "2020-11-30 2020-12 2021 2022-01-01");
}

#include <catch2/catch.hpp>

#include "depeche/date.h"

using namespace depeche;

TEST_CASE("what is written as an interval is read back as the same") {
  for (std::string_view text : {"2022-01-13", "2022-01", "2022", "2022-01-06..2022-01-13", "2020-02-29",
                                "1000-01-01..9999-12-31", "1000", "9999-12"}) {
    const auto range = parse_iso_range(text);
    REQUIRE(range.has_value());
    CHECK(to_string(*range) == text);
    CHECK(parse_iso_range(to_string(*range)).value() == *range);
  }
}

TEST_CASE("every day of four centuries is written and read back") {
  for (Day day{std::chrono::year{1801} / 1 / 1}; day < Day{std::chrono::year{2201} / 1 / 1};
       day += std::chrono::days{1}) {
    const auto range = parse_iso_range(to_string(day));
    if (range && *range == day_range(day)) continue;
    FAIL(to_string(day));
  }
}

TEST_CASE("an interval in any other form is refused with the text") {
  for (std::string_view text : {"",
                                " ",
                                "2022-1",
                                "2022-01-13 ",
                                " 2022",
                                "22",
                                "0999",
                                "2022-00",
                                "2022-13",
                                "2022-02-29",
                                "2022-01-32",
                                "2022/01/13",
                                "20220113",
                                "2022-01-13..",
                                "..2022",
                                "2022-01-13..2022-01-06",
                                "2022-01..2022-01",
                                "2022-01-01..2022-01-31",
                                "2021..2022",
                                "2022-01-13T00:00",
                                "2022-01-06...2022-01-13",
                                "hier",
                                "+022",
                                "-2022"}) {
    const auto range = parse_iso_range(text);
    INFO(text);
    REQUIRE_FALSE(range.has_value());
    CHECK(range.error().code == ErrorCode::date);
    CHECK(range.error().message.find("“" + std::string(text) + "”") != std::string::npos);
  }
}

TEST_CASE("A moment is written as its clock showed it") {
  const std::chrono::sys_seconds time =
      std::chrono::sys_days(std::chrono::year{2022} / 1 / 13) + std::chrono::hours(23);
  const auto at = [&](int minutes) { return to_string(Instant{time, std::chrono::minutes(minutes)}); };
  CHECK(at(0) == "2022-01-13T23:00:00+00:00");
  CHECK(at(60) == "2022-01-14T00:00:00+01:00");
  CHECK(at(-210) == "2022-01-13T19:30:00-03:30");
  CHECK(at(765) == "2022-01-14T11:45:00+12:45");
}

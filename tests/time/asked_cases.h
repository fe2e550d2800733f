#pragma once

// Tables of dates and hours as people type them, and of what is understood.

#include <chrono>
#include <string_view>

#include <catch2/catch.hpp>

#include "depeche/date.h"

namespace depeche::test {

// Saturday 2026-11-28, 14:00 in Paris.
inline const std::chrono::sys_seconds kNow =
    std::chrono::sys_days(std::chrono::year{2026} / 11 / 28) + std::chrono::hours(13);

struct AskedCase {
  std::string_view text;
  std::string_view expected;  // "!": refused
};

// Days as ever; with hours also what they print.
template <std::size_t n>
void check_all(const AskedCase (&cases)[n]) {
  for (const AskedCase& c : cases) {
    const auto asked = parse_time(c.text, kNow);
    INFO(c.text << (asked ? "" : ": " + asked.error().message));
    CHECK((asked ? to_string(*asked) : "!") == c.expected);
    if (!asked || !asked->moments) continue;
    const auto again = parse_time(to_string(*asked), kNow);
    REQUIRE(again.has_value());
    CHECK(*again == *asked);
  }
}

}  // namespace depeche::test

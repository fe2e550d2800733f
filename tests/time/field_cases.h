#pragma once

// Tables of what date fields hold, and of what is understood.

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "time/field_date.h"

namespace depeche::test {

// The moment in the reader's zone, else the days, else "!"; a "?" behind when an hour was left out.
inline std::string shown(const depeche::time::FieldDate& date) {
  const std::string doubt = date.hour_is_left_out ? "?" : "";
  if (date.written_at) return to_string(in_time_zone(date.written_at->time)) + doubt;
  return (date.dated ? to_string(*date.dated) : "!") + doubt;
}

struct FieldCase {
  std::string_view text;
  std::string_view expected;
};

template <std::size_t n>
void check_all(const FieldCase (&cases)[n]) {
  for (const FieldCase& c : cases) {
    INFO(c.text);
    const auto date = depeche::time::read_field_date(c.text);
    CHECK(shown(date) == c.expected);
    if (date.written_at) CHECK(date.dated == day_range(day_in_time_zone(date.written_at->time)));
  }
}

}  // namespace depeche::test

#pragma once

// Reads a time of day as French and English copy write it.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace depeche::time {

enum class ClockPrecision : unsigned char { hour, minute, second };

struct Clock {
  std::chrono::seconds time{};  // since midnight; 24:00 is the end of the day
  ClockPrecision precision = ClockPrecision::hour;
  bool exists = true;   // false: "25h61"
  bool spelt = false;   // "14 heures", not "14h": may be a number of hours, too
  std::size_t end = 0;  // where reading ended, in bytes
};

// What may stand between hours and minutes beside "h" and ":".
enum class ClockDots { none, may_separate };

// The time of day whose digits begin at `at`: "18h32", "18 h 32", "18H", "18:32:05", "18h32m05s", "18 heures 32",
// "6:32 PM", and with dots "18.32". Nothing when something else stands there.
std::optional<Clock> read_clock(std::string_view text, std::size_t at, ClockDots dots = ClockDots::none);

}  // namespace depeche::time

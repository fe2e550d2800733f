#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "time/zone.h"

namespace depeche::time {

// Where the clock stands that showed a time.
struct ClockZone {
  std::optional<std::chrono::minutes> utc_offset;  // GMT, CET, +01:00, Z
  std::shared_ptr<const Zone> zone;                // America/Montreal, "heure de Moscou"; null: that of the reader
  bool known = true;                               // false: "heure locale", "heure de Millau"
  std::size_t end = 0;                             // where reading ended, in bytes
};

// The zone that is written behind a time, from `at` on; the reader's when nothing is.
ClockZone read_clock_zone(std::string_view text, std::size_t at);

// "Z", "+01:00", "-0500", "+01" and nothing else; at most 14 hours.
std::optional<std::chrono::minutes> read_utc_offset(std::string_view text);

// The moment at which clocks there show `local`; with the offset of those clocks. The zone must be known.
Instant moment_at(std::chrono::local_seconds local, const ClockZone& where);

}  // namespace depeche::time

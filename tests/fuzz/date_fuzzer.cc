// A date that is understood is an interval of days, or moments, that exist, and reads the same when it is printed.

#include <cstdlib>

#include "depeche/date.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  constexpr Day kToday{std::chrono::year{2022} / 1 / 13};
  const std::chrono::sys_seconds now = std::chrono::sys_days(kToday) + std::chrono::hours(13);
  if (const auto asked = parse_time(fuzz::text_of(data, size), now)) {
    if (asked->days.first > asked->days.last || asked->days.first < kFirstDay || asked->days.last > kLastDay)
      std::abort();
    const auto again = parse_time(to_string(*asked), now);
    if (!again || *again != *asked) std::abort();
  }
  const auto range = parse_date(fuzz::text_of(data, size), kToday);
  if (!range) return 0;
  if (range->first > range->last || range->first < kFirstDay || range->last > kLastDay) std::abort();
  const auto again = parse_iso_range(to_string(*range));
  if (!again || again->first != range->first || again->last != range->last) std::abort();
  return 0;
}

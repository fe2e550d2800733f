// A date that is understood is an interval of days that exist, and reads the same when it is printed.

#include <cstdlib>

#include "depeche/date.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  constexpr Day kToday{std::chrono::year{2022} / 1 / 13};
  const auto range = parse_date(fuzz::text_of(data, size), kToday);
  if (!range) return 0;
  if (range->first > range->last || range->first < kFirstDay || range->last > kLastDay) std::abort();
  const auto again = parse_iso_range(to_string(*range));
  if (!again || again->first != range->first || again->last != range->last) std::abort();
  return 0;
}

#pragma once

#include <optional>

#include "depeche/date.h"
#include "time/hour_rules.h"

namespace depeche::time {

// What the whole expression means, of which some part names hours: depuis 14h, du 13/01/2022 18h au 14/01/2022 6h,
// 2022-01-13T18:00.., hier soir. One that ends before it begins is noted as impossible.
std::optional<TimeSpan> read_hour_interval(HourReader& hours);

}  // namespace depeche::time

#pragma once

#include <string_view>

namespace depeche::time {

// The part before the time of day of a timestamp such as 2022-01-13T10:00:00+01:00, 20220113T100000Z or
// Thu, 13 Jan 2022 10:00:00 +0100: the day as it is printed, whatever the zone. Any other text is returned whole.
std::string_view without_time_of_day(std::string_view text);

}  // namespace depeche::time

#pragma once

// Which of its two moments an item was written at: that of its creation, or that of its version.

#include <string_view>

namespace depeche::dispatch {

// True when `version` is the moment to take. An update of the same day, or of the day after, is written when its
// version is made. A later version is mostly no update: archives are converted years later. Both begin with a year, a
// month and a day in digits; either may be empty.
bool is_of_version(std::string_view created, std::string_view version);

}  // namespace depeche::dispatch

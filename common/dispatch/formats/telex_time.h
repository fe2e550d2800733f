#pragma once

// The line in which a message of a wire says when it was sent.

#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.h"

namespace depeche::dispatch {

struct TelexTime {
  std::string date;  // in ISO 8601, as set_date() reads it: with the hour, and with the offset when a zone is printed
  Day day;           // as it is printed
};

// The first time in `text`: "AFP 131052 JAN 22" (day, hour and minute; months in French, English, German, Italian and
// Spanish), "131832 GMT JAN 22", "KWS-21:37-09-12-18" (hour, day, month, year), "AP-WF-02-20-16 0337GMT" (month, day,
// year, hour). Nothing when there is none.
std::optional<TelexTime> find_telex_time(std::string_view text);

}  // namespace depeche::dispatch

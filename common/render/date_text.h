#pragma once

#include <chrono>
#include <string>

#include "depeche/date.h"
#include "depeche/dispatch.h"

namespace depeche::render {

// The moment as clocks of the reader's zone show it, to the minute: "2022-01-13 18:32".
std::string moment_text(std::chrono::sys_seconds time);
// With its offset: "2022-01-13T18:32:00+01:00".
std::string full_moment_text(std::chrono::sys_seconds time);
// When the dispatch was written, as exactly as that is known: "2022-01-13 18:32", "2022-01-13", "2022-01"; empty when
// it is not.
std::string date_text(const Dispatch& dispatch);
// An interval that was asked for: "2022-01-13", "2022-01-13 to 2022-01-15", "since 2022-01-13", "until 2022-01-13".
std::string interval_text(const DateRange& days);
// The same to the minute: "2022-01-13 18:00 to 2022-01-13 20:00".
std::string interval_text(const TimeSpan& moments);

}  // namespace depeche::render

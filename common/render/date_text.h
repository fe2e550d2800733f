#pragma once

// Dates for people, in the language of the process. What programs read is in ISO form: to_string() of depeche/date.h,
// and full_moment_text().

#include <chrono>
#include <string>

#include "depeche/date.h"
#include "depeche/dispatch.h"

namespace depeche::render {

// "2022-01-13", "2022-01", "2022-01-06..2022-01-13"; in French "13 janvier 2022", "janvier 2022", "du 6 au 13 janvier
// 2022".
std::string range_text(const DateRange& days);
// The moment as clocks of the reader's zone show it, to the minute: "2022-01-13 18:32", "13 janvier 2022 à 18 h 32".
std::string moment_text(std::chrono::sys_seconds time);
// With its offset, the same in each language: "2022-01-13T18:32:00+01:00".
std::string full_moment_text(std::chrono::sys_seconds time);
// When the dispatch was written, as exactly as that is known, as range_text() or moment_text(); empty when it is not.
std::string date_text(const Dispatch& dispatch);

// For the scales of charts: "2022-01-13", "13/01/2022"; "2022-01", "01/2022".
std::string short_range_text(const DateRange& days);
// "2022-01-13 18:00", "13/01/2022 18 h 00".
std::string short_moment_text(std::chrono::sys_seconds time);

// An interval that was asked for: "2022-01-13", "2022-01-13 to 2022-01-15", "since 2022-01-13", "until 2022-01-13".
std::string interval_text(const DateRange& days);
// The same to the minute: "2022-01-13 18:00 to 2022-01-13 20:00".
std::string interval_text(const TimeSpan& moments);

}  // namespace depeche::render

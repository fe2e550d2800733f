#pragma once

// The value of date: in a query: one date, a range with two dots, or what lies before or behind a date.

#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.h"
#include "query/language/present.h"

namespace depeche::query {

// Any date that parse_date() knows, and two of them with ".." between; either may be absent: "2022-01..", "..hier".
// So are "[2020-01 TO 2020-06]", with the brackets or without, "2020-01..*", and "> hier", ">=2020", "<2020", "<=2020".
// Errors are parse_date()'s; a range that ends before it begins is one, too.
Result<DateRange> parse_date_value(std::string_view value, Day today);
// The same, and what parse_time() knows of hours.
Result<AskedTime> parse_time_value(std::string_view value, const Present& present);

// "none", "aucune", "sans": the value that finds what has no date.
bool is_no_date(std::string_view value);

// The text that parse_date_value() reads as the same range, and parse_time_value() as the same moments. Open ends are
// left out.
std::string date_value(const DateRange& range, const std::optional<TimeSpan>& moments);

}  // namespace depeche::query

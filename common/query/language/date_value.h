#pragma once

// The value of date: in a query, one date or a range with two dots.

#include <string>
#include <string_view>

#include "depeche/date.h"

namespace depeche::query {

// Any date that parse_date() knows, and two of them with ".." between; either may be absent: "2022-01..", "..hier".
// Errors are parse_date()'s; a range that ends before it begins is one, too.
Result<DateRange> parse_date_value(std::string_view value, Day today);

// The text that parse_date_value() reads as the same range. Open ends are left out.
std::string date_value(const DateRange& range);

}  // namespace depeche::query

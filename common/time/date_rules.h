#pragma once

#include <optional>

#include "time/partial_date.h"
#include "time/reader.h"

namespace depeche::time {

// A calendar date in any of its forms: 2022-01-13, 13/01/22, 13 2 14, lundi 10 janvier, 1er mars 2021, January 13,
// 2022, jeudi.
std::optional<PartialDate> read_date(Reader& reader);
// The day without its month, as in the first half of "du lundi 5 au 13 janvier".
std::optional<PartialDate> read_day_number(Reader& reader);
// A year of four digits.
std::optional<int> read_year(Reader& reader);

}  // namespace depeche::time

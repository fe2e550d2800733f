#pragma once

#include <optional>

#include "time/reader.h"

namespace depeche::time {

// An interval up to the end of the expression: du 5 au 13 janvier 2022, depuis lundi, 2022-01-06..2022-01-13. One that
// ends before it begins is noted as impossible.
std::optional<DateRange> read_interval(Reader& reader);

// At the end of "été 2021-2022", "janvier 2021-2022", whose second year may be a second summer or all of a year.
bool at_glued_year(const Reader& reader);

}  // namespace depeche::time

#pragma once

// Reads headings of wire copy that withdraw it or put it under embargo.

#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Sets the status and embargo that the first line of `copy`, which is in the shape of clean_text(), announces in
// capitals, and returns the copy without that line: "ANNULATION", "*** DEPECHE ANNULEE ***", "EMBARGO JUSQU'AU 13
// JANVIER 2022 A 06H00". "ANNULATION : …" before a headline is heeded and stays. An hour is one of Paris, summer
// time included, unless GMT, UTC or TU stands behind it; without an hour the whole day is under embargo. An embargo
// whose day or hour ("heure de New York") is not understood withholds the dispatch, with a warning.
std::string_view take_publication_heading(std::string_view copy, Parsed& parsed);

}  // namespace depeche::dispatch

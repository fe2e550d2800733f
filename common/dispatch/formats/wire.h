#pragma once

// Wire copy with a date header: the word `date`, a month (or year, or day), then the dispatch on the same line.

#include <string_view>

#include "depeche/result.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// True when the text begins with `date`, blanks, and 2022, 2022-01 or 2022-01-13 as a word; "2022-13" is a header too,
// if a bad one.
bool has_wire_header(std::string_view text);

// `text` is UTF-8. The header gives the year and bounds the day; what the copy says of itself is read by read_copy(). A
// header that names no real month or day is dropped with a warning. Errors: ErrorCode::format without a header or
// without text.
Result<Parsed> parse_wire(std::string_view text, const Origin& origin);

}  // namespace depeche::dispatch

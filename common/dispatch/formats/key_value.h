#pragma once

// Reads plain text under header lines of the form `Key: value`.

#include <string_view>

#include "depeche/read.h"
#include "depeche/result.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// True when the first line is `Key: value` with a key that is known, and every further line up to the first blank one
// is `Key: value` with any key of 30 characters at most, or begins with a blank and so continues the value before it.
// Known are the names of members.h, but for those of the text, of known_properties() and of options.map.
bool has_key_value_header(std::string_view text, const ReadOptions& options = {});

// `text` is UTF-8. Keys mean what they mean in JSON and CSV; options.fields does not count. Then a blank line, and the
// copy, read by read_copy(). A date that is not understood without knowing today is dropped with a warning. Errors:
// ErrorCode::format without such a header, or with neither a text nor a title.
Result<Parsed> parse_key_value(std::string_view text, const Origin& origin, const ReadOptions& options = {});

}  // namespace depeche::dispatch

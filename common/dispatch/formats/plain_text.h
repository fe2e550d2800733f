#pragma once

// Text without any header.

#include <string_view>

#include "depeche/result.h"
#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// `text` is UTF-8. The whole of it is the copy of one dispatch, read by read_copy(). Error: ErrorCode::format without
// text.
Result<Parsed> parse_plain_text(std::string_view text, const Origin& origin);

}  // namespace depeche::dispatch

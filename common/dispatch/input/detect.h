#pragma once

// Detects the format of bytes.

#include <string_view>

#include "depeche/read.h"

namespace depeche::dispatch {

// How much of a source detect_format() wants to see, in bytes.
inline constexpr std::size_t kDetectBytes = std::size_t{16} << 10;

// The formats that are told by their bytes, before an encoding is asked for: mail and web archives. `automatic` for all
// else.
Format detect_byte_format(std::string_view head);

// Looks at the content first: what detect_byte_format() knows, the SOH of IPTC 7901, a wire header, a JSON object or
// array, the root element of XML or HTML, an element of HTML, the header row of CSV. Then it looks at the extension:
// .jsonl, .ndjson, .csv, .tsv. Anything else is text.
Format detect_format(std::string_view head, std::string_view path);

// True for JSON that is not one object a line: an array, an object over several lines, or one that holds dispatches.
bool is_spread_json(std::string_view head);

}  // namespace depeche::dispatch

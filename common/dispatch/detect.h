#pragma once

// Which format the bytes are in.

#include <string_view>

#include "depeche/read.h"

namespace depeche::dispatch {

// How much of a source detect_format() wants to see, in bytes.
inline constexpr std::size_t kDetectBytes = std::size_t{16} << 10;

// By content first: a wire header, then a JSON object (or array); by the extensions .jsonl and .ndjson second; else
// text.
Format detect_format(std::string_view head, std::string_view path);

// True for JSON that is not one object a line: an array, or an object over several lines.
bool is_spread_json(std::string_view head);

}  // namespace depeche::dispatch

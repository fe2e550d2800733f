#pragma once

#include <chrono>
#include <optional>

#include "time/reader.h"

namespace depeche::time {

// What words add to an hour or take from it: "et quart", "et demie", "moins le quart", "moins dix", "pile". Nothing,
// and the reader where it was, when none of these stands there.
std::optional<std::chrono::minutes> read_minutes_in_words(Reader& reader);

// The "trente" of "midi trente".
std::optional<std::chrono::minutes> read_minutes_alone(Reader& reader);

}  // namespace depeche::time

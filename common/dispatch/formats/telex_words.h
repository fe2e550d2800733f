#pragma once

// The lines and words of a message of a wire.

#include <optional>
#include <string_view>
#include <vector>

namespace depeche::dispatch {

// The lines without what ends them (CR, LF or both). Blank lines are empty or hold blanks.
std::vector<std::string_view> telex_lines(std::string_view text);
// What stands between blanks and control characters.
std::vector<std::string_view> telex_words(std::string_view text);
// Up to six digits and nothing else.
std::optional<int> telex_number(std::string_view digits);

}  // namespace depeche::dispatch

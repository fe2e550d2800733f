#pragma once

// The line that names who reported, translated and edited, as some agencies print it at the end of their copy.

#include <optional>
#include <string_view>

namespace depeche::dispatch {

struct CreditsSplit {
  std::string_view body;
  std::string_view credits;  // the credits without their brackets
};

// The last brackets of a text in the shape of clean_text() are credits if the text ends with them, they stand after the
// end of a sentence or on a line of their own, hold 400 characters at most, and begin a phrase with a word of credits:
// reportage, rédigé, édité, version française, traduction, contribution… Nothing otherwise, or when no other text is
// left. Both views point into `text`.
std::optional<CreditsSplit> split_credits(std::string_view text);

}  // namespace depeche::dispatch

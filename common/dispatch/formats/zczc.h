#pragma once

// Messages between lines that begin with ZCZC and NNNN, as AAP and the lines of the old telex network send them.

#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// True when the first printed line begins with the word ZCZC.
bool begins_zczc(std::string_view text);

// A message, with or without its NNNN, in UTF-8. Behind ZCZC stand the agency or the service, or a header of IPTC 7901.
// Lines that begin with a mark follow: "^", "$" or ":" before a headline, "%" or "$" before a category of a few
// capitals, "#" before a slug, "@" before a place, "*" before the code of a subject; other marked lines and a line
// "YY …" become the property "routing". Then comes the text, whose last line may have the time. Error: format without
// text.
Result<Parsed> parse_zczc(std::string_view message);

}  // namespace depeche::dispatch

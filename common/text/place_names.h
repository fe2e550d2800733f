#pragma once

// Towns and the like whose names look like a form of another word: Tours is no plural of tour. Written with a capital
// they are words of their own.

#include <string>
#include <string_view>

#include "text/rule_table.h"

namespace depeche::text {

// `folded`: the word without case and accents.
bool is_place_name(std::string_view folded);

// The stem of such a name. No other word has one with an apostrophe.
inline std::string place_stem(std::string_view folded) { return std::string(folded) + '\''; }

RuleTable place_name_table();

}  // namespace depeche::text

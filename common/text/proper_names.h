#pragma once

// Names of places and people that look like a form of another word: Tours is no plural of tour, Ain no aîné, Juppé no
// jupe. Written with a capital they are words of their own.

#include <string>
#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// `folded`: the word without case and accents, here and below.
bool is_proper_name(const std::string& folded);

// `lower`: the word in lower case, with its accents or with none: marche and coree, but not marché.
bool is_spelling_of_name(std::string_view lower);

// Such a name whose letters often are an ordinary word, too (marche): a capital at the beginning of a query says
// nothing.
bool is_name_and_word(const std::string& folded);

// The stem of such a name. No other word has one with an apostrophe.
inline std::string name_stem(std::string_view folded) { return std::string(folded) + '\''; }

// The stem of the same letters in lower case. Only for a proper name.
const std::string& stem_in_lower_case(const std::string& folded);

std::vector<RuleTable> proper_name_tables();

}  // namespace depeche::text

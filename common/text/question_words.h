#pragma once

#include <set>
#include <string>
#include <vector>

namespace depeche::text {

// The words that ask, beside interrogatives: "trouve" of "où se trouve le lac", "veut" and "dire" of "que veut dire
// OTSC". `words`: those of a query in order, folded, without elided articles.
std::set<std::string> question_words(const std::vector<std::string>& words);

}  // namespace depeche::text

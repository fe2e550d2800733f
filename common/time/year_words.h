#pragma once

#include <cstddef>
#include <span>

#include "time/token.h"

namespace depeche::time {

// Makes each year in French words one number of four figures: deux mille vingt-deux, mil neuf cent
// quatre-vingt-dix-neuf, dix-neuf cent quatorze; from 1000 to 2099. It moves the tokens behind it up, and answers how
// many are left.
std::size_t join_years_in_words(std::span<DateToken> tokens);

}  // namespace depeche::time

#pragma once

#include <cstddef>
#include <string_view>

#include "time/token.h"

namespace depeche::time {

// The token at or after `at` of an expression that somebody typed: as next_token() has it, and beyond that
// - a number and the word behind it are two tokens without a blank between them: 13janvier2022, 2022W02, 1T2022, 1990s,
//   13au 15; of 1erjanvier the number is an ordinal, and so is 1°;
// - "&" is "et", "_" and ">" are dashes, three dots and … are two, and "dès" is "depuis".
DateToken next_typed_token(std::string_view text, std::size_t at);

}  // namespace depeche::time

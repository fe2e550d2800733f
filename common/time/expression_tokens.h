#pragma once

// The tokens of a whole date expression, and what is said when nobody understands them.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "depeche/result.h"
#include "time/reader.h"
#include "time/token.h"

namespace depeche::time {

inline constexpr std::size_t kMaxExpressionBytes = 200;

using ExpressionTokens = std::array<DateToken, kMaxExpressionBytes + 1>;

// All tokens of the text, up to a blank line; the text is not longer than kMaxExpressionBytes.
std::span<const DateToken> cut_days(std::string_view text, ExpressionTokens& tokens);
// The same, with times of day as tokens of their own: "18h32", "2022-01-13T18:32:00Z" as a day and a time.
std::span<const DateToken> cut_times(std::string_view text, ExpressionTokens& tokens);

// An error for a text that is too long, or nothing.
Status check_expression_length(std::string_view text);

// Why the text means nothing: what was impossible, or, unless they count, that it has hours; else the token up to which
// it was understood.
tl::unexpected<Error> explain_expression(std::string_view text, std::span<const DateToken> tokens,
                                         const std::string& impossible, bool hours_count, const DateToken& blamed);

extern const char* const kExpressionHint;

}  // namespace depeche::time

#pragma once

// Decides which parentheses group, and which words are operators.

#include <cstddef>
#include <vector>

#include "query/language/lexer.h"

namespace depeche::query {

// Groups nested deeper than this are read as if their parentheses were not there.
inline constexpr std::size_t kMaxDepth = 64;

// Leaves balanced parentheses that hold something, no two pairs around the same and none deeper than kMaxDepth. A group
// of one lexeme adds no depth. The field before a dropped parenthesis becomes a word; its sign is dropped.
std::vector<Lexeme> balance(std::vector<Lexeme> lexemes);

// Makes operators of AND/ET/&&, OR/OU/||, NOT/SAUF (and NON behind one of these) in capitals, and of NEAR/5 and the
// like that have what they need: NOT an operand without a sign behind it, the others an operand before and one, or a
// NOT, behind. What looks like an operator and has not is an error, ErrorCode::query, with what to write instead; in
// running text it is a word, and so it is alone in its parentheses. A text in capitals may begin with ET or OU.
Status mark_operators(std::vector<Lexeme>& lexemes, const Reading& reading);

}  // namespace depeche::query

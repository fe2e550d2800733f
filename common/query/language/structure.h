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

// Makes operators of AND/ET, OR/OU, NOT/SAUF in capitals that have what they need: NOT an operand without a sign behind
// it, AND and OR an operand before and one, or a NOT, behind. Operators side by side are words, but for AND NOT and OR
// NOT.
void mark_operators(std::vector<Lexeme>& lexemes);

}  // namespace depeche::query

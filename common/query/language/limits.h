#pragma once

// What a query may ask at most, so that each has an answer in bounded time and memory.

#include <cstddef>
#include <string_view>
#include <vector>

#include "depeche/result.h"
#include "query/language/tree.h"

namespace depeche::query {

inline constexpr std::size_t kMaxQueryBytes = std::size_t{1} << 20;
// Of all that is no word which only ranks: phrases, patterns, dates, filters, what is required or excluded, operands of
// AND and OR, and groups. README.md has what so many take.
inline constexpr std::size_t kMaxClauses = 256;
// Of the texts of all those together, and of words longer than kLongWord, which may be hundreds joined by hyphens.
inline constexpr std::size_t kMaxClauseBytes = std::size_t{16} << 10;
inline constexpr std::size_t kLongWord = 256;
// Words that rank. Of a query with more, the most significant terms rank (words/significant_terms.h).
inline constexpr std::size_t kMaxWords = 1024;

// ErrorCode::query for a text that is longer, at the first byte beyond.
Status check_length(std::string_view query);

// The children of a list of that kind, of those leaves that say the same only the first. Words that only rank stay.
std::vector<Node> without_repeated(std::vector<Node> children, Kind list);

// ErrorCode::query, at the first clause beyond, when they are too many or too long.
Status check_clauses(const Node& tree);

}  // namespace depeche::query

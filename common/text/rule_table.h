#pragma once

// A table that decides tokens, as plain text: what the fingerprint of the analyzer is made of.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::text {

struct RuleTable {
  std::string_view name;          // of the constant that holds it
  std::vector<std::string> rows;  // in order, the parts of a row with blanks between
};

inline std::string row_of(std::string_view word) { return std::string(word); }
inline std::string row_of(const std::pair<std::string_view, std::string_view>& row) {
  return std::string(row.first).append(" ").append(row.second);
}

// Rows of other types need a row_of() in their own namespace.
template <class Rows>
RuleTable rule_table(std::string_view name, const Rows& rows) {
  RuleTable table{name, {}};
  table.rows.reserve(rows.size());
  for (const auto& row : rows) table.rows.push_back(row_of(row));
  return table;
}

}  // namespace depeche::text

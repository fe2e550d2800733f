#pragma once

// Tables of names: what people and programs call the values of an enum.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace depeche::base {

template <class T>
using Named = std::pair<std::string_view, T>;

// The name of a value that is in the table.
template <class Table, class T>
constexpr std::string_view name_of(const Table& table, T value) {
  return std::ranges::find(table, value, &Named<T>::second)->first;
}

// The names of a table separated by commas, as messages list them. Empty names are left out.
template <class Table>
std::string listed_names(const Table& table) {
  std::string names;
  for (const auto& [name, value] : table)
    if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
  return names;
}

namespace internal {

template <const auto& kTable>
inline constexpr auto kJoinedNames = [] {
  constexpr std::size_t kBytes = [] {
    std::size_t bytes = 0;
    for (const auto& row : kTable) bytes += row.first.empty() ? 0 : row.first.size() + 1;
    return bytes;
  }();
  std::array<char, kBytes> text{};
  std::size_t at = 0;
  for (const auto& row : kTable) {
    if (row.first.empty()) continue;
    for (const char c : row.first) text[at++] = c;
    text[at++] = ' ';
  }
  return text;
}();

}  // namespace internal

// The names of a table with static storage, separated by blanks. Empty names are left out.
template <const auto& kTable>
constexpr std::string_view blank_separated_names() {
  return {internal::kJoinedNames<kTable>.data(), internal::kJoinedNames<kTable>.size() - 1};
}

}  // namespace depeche::base

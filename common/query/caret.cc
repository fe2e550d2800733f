#include "query/caret.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "query/characters.h"

namespace depeche::query {
namespace {

constexpr std::size_t kColumnsBefore = 40;
constexpr std::size_t kColumnsBehind = 30;

struct CodeRange {
  char32_t first;
  char32_t last;
};
constexpr std::array<CodeRange, 6> kCombining{
    {{0x300, 0x36F}, {0x483, 0x489}, {0x591, 0x5BD}, {0x64B, 0x65F}, {0x1AB0, 0x1DFF}, {0x20D0, 0x20FF}}};
// Hangul, CJK and kana, full-width forms, pictographs.
constexpr std::array<CodeRange, 8> kWide{{{0x1100, 0x115F},
                                          {0x2E80, 0xA4CF},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFF00, 0xFF60},
                                          {0xFFE0, 0xFFE6},
                                          {0x1F300, 0x1FAFF},
                                          {0x20000, 0x3FFFD}}};

template <std::size_t size>
bool is_in(const std::array<CodeRange, size>& ranges, char32_t code) {
  return std::ranges::any_of(ranges, [code](CodeRange r) { return r.first <= code && code <= r.last; });
}

// 1AB0–1DFF holds Latin phonetic letters, too, at 1D00–1DBF.
bool is_combining(char32_t code) { return is_in(kCombining, code) && (code < 0x1C00 || code > 0x1DBF); }

struct Cell {
  std::size_t at = 0;
  std::size_t columns = 1;
  std::string text;
};

Cell make_cell(std::string_view query, std::size_t at, const text::Char& c) {
  if (c.kind == text::CharClass::ignorable) return {at, 0, {}};
  if (is_blank(c)) return {at, 1, " "};
  const std::size_t columns = is_combining(c.code) ? 0 : is_in(kWide, c.code) ? 2 : 1;
  return {at, columns, base::repair_utf8(query.substr(at, c.size)).text};
}

std::vector<Cell> make_cells(std::string_view query) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < query.size();) {
    const text::Char c = text::char_at(query, at);
    cells.push_back(make_cell(query, at, c));
    at += c.size;
  }
  return cells;
}

std::size_t cell_of(const std::vector<Cell>& cells, std::string_view query, std::size_t offset) {
  if (offset >= query.size()) return cells.size();
  const auto behind = std::ranges::upper_bound(cells, offset, {}, &Cell::at);
  return static_cast<std::size_t>(behind - cells.begin()) - 1;
}

// The first cell to show.
std::size_t window_begin(const std::vector<Cell>& cells, std::size_t marked) {
  std::size_t columns = 0;
  std::size_t begin = marked;
  while (begin > 0 && columns + cells[begin - 1].columns <= kColumnsBefore) columns += cells[--begin].columns;
  return begin;
}

// One behind the last cell to show.
std::size_t window_end(const std::vector<Cell>& cells, std::size_t marked) {
  std::size_t columns = 0;
  std::size_t end = marked;
  while (end < cells.size() && columns + cells[end].columns <= kColumnsBehind) columns += cells[end++].columns;
  return end;
}

}  // namespace

std::string caret_line(std::string_view query, std::size_t byte_offset) {
  const std::vector<Cell> cells = make_cells(query);
  const std::size_t marked = cell_of(cells, query, byte_offset);
  const std::size_t begin = window_begin(cells, marked);
  const std::size_t end = window_end(cells, marked);
  std::string line = begin > 0 ? "…" : "";
  std::size_t column = begin > 0 ? 1 : 0;
  for (std::size_t i = begin; i < end; ++i) {
    line += cells[i].text;
    if (i < marked) column += cells[i].columns;
  }
  if (end < cells.size()) line += "…";
  return line + '\n' + std::string(column, ' ') + '^';
}

}  // namespace depeche::query

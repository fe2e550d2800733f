#pragma once

// The columns of answers in rows: what a hit has under each name.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/search.h"

namespace depeche::render {

// How a cell is written, beside being text.
enum class CellKind { text, number, day };

struct Cell {
  std::string text;  // empty when the hit has nothing there
  CellKind kind = CellKind::text;
};

// "rank", "score", "id", …: the columns of every answer, without those of properties.
std::vector<std::string> column_names();

// The columns of a table that asks for none: those of every answer without the text, the properties that agencies have
// in common, those of the user's own that a hit has, and "note" where a hit has one.
std::vector<std::string> usual_columns(const SearchResults& results);

// What stands in the column of this name ("note": what a reader wrote, in front of a property of that name), else the
// values of the property of this name, parted by "; ". A day is written as 2022-01-13, a number as digits.
Cell cell_of(const Hit& hit, std::string_view column);

}  // namespace depeche::render

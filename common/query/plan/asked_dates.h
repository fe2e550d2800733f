#pragma once

#include <optional>

#include "depeche/date.h"
#include "query/language/tree.h"

namespace depeche::query {

// Narrows `dated` to the dates that every match of the tree must overlap, unless nothing would be left. Sets
// `mentioned`, unless it is set already, to the first interval that every match must mention.
void narrow_dates(const Node& tree, std::optional<DateRange>& dated, std::optional<DateRange>& mentioned);

}  // namespace depeche::query

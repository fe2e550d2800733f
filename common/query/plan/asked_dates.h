#pragma once

#include <optional>

#include "depeche/date.h"
#include "query/language/tree.h"

namespace depeche::query {

// Narrows `dated` by the dates that every match of the tree must overlap, where that leaves any, and sets `mentioned`,
// when it is not set, to the first that every match must mention.
void narrow_dates(const Node& tree, std::optional<DateRange>& dated, std::optional<DateRange>& mentioned);

}  // namespace depeche::query

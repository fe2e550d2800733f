#pragma once

#include <vector>

#include "base/xapian.h"
#include "schema/part_database.h"
#include "text/token.h"

namespace depeche::query {

// Whether at least half of the dispatches that have the word, with whatever capitals, write it in small letters
// somewhere: bac, but not Cnil. Looks into a few of them. Throws as Xapian does.
bool is_written_small(const text::Word& word, const std::vector<schema::PartDatabase>& parts);

}  // namespace depeche::query

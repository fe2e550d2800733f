#pragma once

#include <string>
#include <vector>

#include "base/xapian.h"
#include "schema/part_database.h"
#include "text/token.h"

namespace depeche::query {

// Whether at least half of the dispatches that have the word, with whatever capitals, write it in small letters
// somewhere: bac, but not Cnil. Looks into a few of them. Throws as Xapian does.
bool is_written_small(const text::Word& word, const std::vector<schema::PartDatabase>& parts);

// What schema::PartWork::small_letters works out. Throws as Xapian does, and base::WireError.
std::string small_letters_in(const schema::PartDatabase& part, const std::string& asked);

}  // namespace depeche::query

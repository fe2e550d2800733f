#pragma once

#include <vector>

#include "depeche/dispatch.h"
#include "index/document/lexicon.h"

namespace depeche::index {

// Gives the first codes of a new index to the forms that are frequent in some of these dispatches, the most frequent
// first: streams take less room for low codes (schema/packed_units.h). Other forms get codes as they are met.
void number_frequent_forms(const std::vector<Dispatch>& dispatches, Lexicon& lexicon);

}  // namespace depeche::index

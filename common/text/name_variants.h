#pragma once

#include <string_view>

#include "text/rule_table.h"

namespace depeche::text {

// Spellings of foreign names that French newsrooms mix: each maps to one of them, so that a query in any spelling finds
// all. `folded` is one word, hyphens left out ("noursoultan"); a word without known variants is returned as it is.
std::string_view canonical_name(std::string_view folded);

RuleTable name_variant_table();

}  // namespace depeche::text

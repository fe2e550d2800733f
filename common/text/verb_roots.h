#pragma once

// Tells verbs from nouns with the same endings. All words are folded.

#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// True for what is left of a verb in -érer without -er-: lib of libérer.
bool is_er_root(std::string_view root);

// True for what is left of a verb in -isser without -iss-: gl of glisser.
bool is_iss_root(std::string_view root);

// True for a word in -ent that is no form of a verb: président.
bool is_noun_in_ent(std::string_view word);

// True for what is left of a verb in -mer: estim of estimer.
bool is_verb_root_in_m(std::string_view root);

std::vector<RuleTable> verb_root_tables();

}  // namespace depeche::text

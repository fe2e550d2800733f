#pragma once

// Verbs and their forms, from tables of our own: roots of regular verbs with the endings that they take, and families
// of irregular ones. A form is taken apart when it is met; nothing is generated but the families.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// What the forms of one verb share.
struct VerbRoot {
  std::string letters;
  bool in_er = false;  // annonc of annoncer; else a whole stem: choisi, recevoir
};

// The root of a known verb that the word is a form of. Nothing for other words, and for forms that rather are another
// word (tours, manifestant, lit). `folded`: without accents; `circumflex`: whether it was written with one, without
// which unités and primes are no forms of unir and prendre.
std::optional<VerbRoot> verb_root(std::string_view folded, bool circumflex);

std::vector<RuleTable> conjugation_tables();

}  // namespace depeche::text

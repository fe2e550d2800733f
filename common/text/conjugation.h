#pragma once

// Verbs and their forms, from tables of our own: roots of regular verbs with the endings that they take, and families
// of irregular ones. A form is taken apart when it is met; nothing is generated but the families.

#include <functional>
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

// An irregular verb: what stands before its stem and its forms, one of the forms, and the stem.
struct IrregularForm {
  std::string_view prefix;
  std::string_view form;
  std::string_view stem;
};
void each_irregular_form(const std::function<void(const IrregularForm&)>& visit);

std::vector<RuleTable> conjugation_tables();

}  // namespace depeche::text

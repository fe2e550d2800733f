#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// The stem of a word that the rules get wrong: irregular plurals, and words that look inflected but are not.
std::optional<std::string_view> stem_exception(std::string_view folded);

// The stem of a form, in lower case, that only its accents tell from another word (maïs and mais).
std::optional<std::string_view> stem_of_accented(std::string_view form);

// True for a noun or adjective whose letters plus -e, -er, -é make an unrelated word (port and porte, porter): the
// rules then keep the e, so that the two stay apart.
bool has_unrelated_e_form(std::string_view root);

std::vector<RuleTable> stem_exception_tables();

}  // namespace depeche::text

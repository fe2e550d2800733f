#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/chunk.h"
#include "text/rule_table.h"

namespace depeche::text {

// Inclusive writing: étudiant·e·s, étudiant.e.s, étudiant(e)s, député-e-s. Given the first segment and those behind it,
// the word that all of it stands for ("étudiants"), or nothing when the segments are words of their own.
std::string inclusive_word(std::string_view text, std::span<const Segment> segments);

RuleTable inclusive_table();

}  // namespace depeche::text

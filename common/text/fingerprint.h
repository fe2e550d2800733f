#pragma once

// What analyzer_fingerprint() (text/analyzer.h) is made of.

#include <string>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// Every table that decides some token, and the tokens of a few sentences that pass through every rule.
std::vector<RuleTable> token_tables();

// Changes with any row, name or order of the tables, and with the version of ICU.
std::string fingerprint_of(const std::vector<RuleTable>& tables);

}  // namespace depeche::text

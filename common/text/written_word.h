#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/rule_table.h"

namespace depeche::text {

// The spelling that an ordinal or an abbreviated title shares with others: XXIe, 21ème → 21e; Ve, Vème → 5e; Ier, 1re,
// 1ère → 1er; St → saint; Mgr → monseigneur. Nothing for other words. `acronym`: it is in capitals and no title then.
// Words that look like Roman ordinals (vie, Le, xième) are none.
std::optional<std::string> shared_spelling(std::string_view word, bool acronym);

// The word that an abbreviated title stands for, or the word itself.
std::string_view spelt_out(std::string_view word);

std::vector<RuleTable> written_word_tables();

}  // namespace depeche::text

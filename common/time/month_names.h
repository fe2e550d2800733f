#pragma once

// The names of the months in the languages of Europe, from ICU.

#include <optional>
#include <string>
#include <string_view>

namespace depeche::time {

// Letters in lower case, without accents and other marks; `text` is UTF-8.
std::string fold_letters(std::string_view text);

// 1 to 12 for the name or the abbreviation, without a full stop, as fold_letters() leaves it: "janvier", "januar",
// "enero", "янв". Nothing for a name that stands for two months in two languages ("listopad"), or for none.
std::optional<unsigned> month_in_any_language(std::string_view folded);

}  // namespace depeche::time

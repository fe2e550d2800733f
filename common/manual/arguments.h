#pragma once

// What stands on a command line: which option an argument names, in English or French.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "manual/option.h"

namespace depeche::manual {

// The option of that name, English or French, without its dashes; null when there is none.
const Option* option_named(std::span<const Option> options, std::string_view name);
const Option* option_lettered(std::span<const Option> options, char letter);

// Whether the argument is an option whose value is the next argument: "--from", "-n", "-qi", not "--from=hier".
bool takes_next(std::span<const Option> options, std::string_view argument);

// The choice that `typed` stands for, in English: "newest" for "récent". What is none is returned as it is.
std::string_view choice_in_english(const Option& option, std::string_view typed);

// The arguments with English names of options and choices in the place of French ones. What stands behind -- and what
// is no option stays as it is.
std::vector<std::string> in_english(std::span<const Option> options, const std::vector<std::string>& arguments);

// The arguments with a word that begins like "-5" among the operands, which then all stand behind --, in their order.
// No option has such a name.
std::vector<std::string> with_numbers_as_words(std::span<const Option> options,
                                               const std::vector<std::string>& arguments);

// The text with the names of options as they were typed in `arguments`: "--depuis" where it says "--from".
std::string as_typed(std::span<const Option> options, const std::vector<std::string>& arguments, std::string text);

}  // namespace depeche::manual

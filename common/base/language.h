#pragma once

// Which language the process speaks. A program chooses it once, at its start; the library follows the locale of the
// program that embeds it, as all users of gettext do.

#include <optional>
#include <string_view>

#include "depeche/result.h"

namespace depeche::base {

enum class Language { english, french };

// "fr", "en", "français", "fr_CA.UTF-8"; nothing for what is neither.
std::optional<Language> language_named(std::string_view name);
// The same, or an error that says which there are.
Result<Language> parse_language(std::string_view name);
// What the environment asks for: LANGUAGE, LC_ALL, LC_MESSAGES and LANG, in the order of gettext. English when it asks
// for another language, or for none.
Language language_of_environment();
// From now on messages are in `language`. It needs no locale of the system. Only while there is one thread.
void speak(Language language);
// The language of messages now.
Language spoken();

}  // namespace depeche::base

#pragma once

// Which language the process speaks. A program chooses it once, at its start; the library follows the locale of the
// program that embeds it, as all users of gettext do.

#include <optional>
#include <string_view>

#include <locale.h>

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
// The same for a process whose threads also speak other languages, as SpokenHere lets them.
void speak_either(Language usual);
// The language of messages now.
Language spoken();

// As long as it lives, messages of its thread are in another language. After speak_either().
class SpokenHere {
 public:
  explicit SpokenHere(Language language);
  ~SpokenHere();
  SpokenHere(const SpokenHere&) = delete;
  SpokenHere& operator=(const SpokenHere&) = delete;

 private:
  locale_t made_;
  locale_t before_;
};

}  // namespace depeche::base

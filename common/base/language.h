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
// The language of messages now, in this thread.
Language spoken();

// From now on a thread may speak another language than the process (SpokenHere), whose own stays as it is. Only while
// there is one thread.
void let_threads_choose();
// While it lives, messages of this thread are in `language`. It has no effect before let_threads_choose().
class SpokenHere {
 public:
  explicit SpokenHere(Language language);
  ~SpokenHere();
  SpokenHere(const SpokenHere&) = delete;
  SpokenHere& operator=(const SpokenHere&) = delete;

 private:
  locale_t before_;
};

}  // namespace depeche::base

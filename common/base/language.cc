#include "base/language.h"

#include <array>
#include <clocale>
#include <cstdlib>
#include <string>

#include "base/ascii.h"
#include "base/files.h"
#include "base/message.h"

namespace depeche::base {
namespace {

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool is_plain_locale(std::string_view locale) { return locale == "C" || locale == "POSIX"; }

// The locale of the process, but for the language of messages. gettext looks at LANGUAGE in every locale but "C".
locale_t locale_of(Language language) {
  static const locale_t english = ::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(LC_GLOBAL_LOCALE));
  static const locale_t french = ::newlocale(LC_MESSAGES_MASK, "C.UTF-8", ::duplocale(LC_GLOBAL_LOCALE));
  return language == Language::french ? french : english;
}

}  // namespace

std::optional<Language> language_named(std::string_view name) {
  const std::string lower = lower_ascii(name);
  const std::string language = lower.substr(0, lower.find_first_of("_.@-"));
  if (language == "fr" || language == "french" || language == "francais" || language == "français")
    return Language::french;
  if (language == "en" || language == "english" || language == "anglais") return Language::english;
  return std::nullopt;
}

Result<Language> parse_language(std::string_view name) {
  if (const auto language = language_named(name)) return *language;
  return fail(ErrorCode::invalid_argument, tr("{} is not a language that the programs speak", in_quotes(name)),
              tr("fr or en"));
}

Language language_of_environment() {
  std::string_view locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (locale = variable(name); !locale.empty()) break;
  if (is_plain_locale(locale)) return Language::english;
  // A list, the best first; one that we do not speak is passed over.
  for (std::string_view wanted = variable("LANGUAGE"); !wanted.empty();) {
    const std::size_t colon = wanted.find(':');
    if (const auto language = language_named(wanted.substr(0, colon))) return *language;
    wanted = colon == std::string_view::npos ? std::string_view() : wanted.substr(colon + 1);
  }
  return language_named(locale).value_or(Language::english);
}

void speak(Language language) {
  // gettext looks at LANGUAGE in every locale but "C", and C.UTF-8 is always there.
  ::setenv("LANGUAGE", language == Language::french ? "fr" : "en", 1);
  std::setlocale(LC_MESSAGES, language == Language::french ? "C.UTF-8" : "C");
}

Language spoken() {
  // The catalogue knows best: the locale may ask for a language that has none.
  return language_named(translated("en")).value_or(Language::english);
}

void let_threads_choose() {
  if (variable("LANGUAGE") == "fr") return;
  const Language language = spoken();
  ::setenv("LANGUAGE", "fr", 1);
  std::setlocale(LC_MESSAGES, language == Language::french ? "C.UTF-8" : "C");
}

SpokenHere::SpokenHere(Language language) : before_(::uselocale(locale_of(language))) {}
SpokenHere::~SpokenHere() { ::uselocale(before_); }

}  // namespace depeche::base

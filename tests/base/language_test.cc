#include "base/language.h"

#include <string>

#include <catch2/catch.hpp>

#include "base/files.h"
#include "support/environment.h"

namespace depeche::test {
namespace {

using base::Language;

// Of the variables that name a language, only those given.
Environment languages(Environment::Variables variables) {
  for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) variables.try_emplace(name);
  return Environment(variables);
}

TEST_CASE("A language is known by its names and by those of its locales") {
  for (const char* name : {"fr", "FR", "fr_FR.UTF-8", "fr_CA", "fr-BE", "fr@euro", "français"}) {
    CAPTURE(name);
    CHECK(base::language_named(name) == Language::french);
  }
  for (const char* name : {"en", "en_GB.UTF-8", "English"}) {
    CAPTURE(name);
    CHECK(base::language_named(name) == Language::english);
  }
  for (const char* name : {"", "de", "de_DE.UTF-8", "C", "frisian", "friche"}) {
    CAPTURE(name);
    CHECK(!base::language_named(name));
  }
}

TEST_CASE("The environment says which language is spoken, as gettext reads it") {
  struct Case {
    Environment::Variables variables;
    Language language;
  };
  const Case cases[] = {
      {{}, Language::english},
      {{{"LANG", "fr_FR.UTF-8"}}, Language::french},
      {{{"LANG", "fr_FR.UTF-8"}, {"LC_MESSAGES", "en_US.UTF-8"}}, Language::english},
      {{{"LANG", "en_US.UTF-8"}, {"LC_MESSAGES", "fr_FR"}}, Language::french},
      {{{"LANG", "en_US.UTF-8"}, {"LC_ALL", "fr_FR"}, {"LC_MESSAGES", "en_US"}}, Language::french},
      {{{"LANG", "fr_FR.UTF-8"}, {"LC_ALL", ""}}, Language::french},
      {{{"LANG", "en_US.UTF-8"}, {"LANGUAGE", "de:fr:en"}}, Language::french},
      {{{"LANG", "C"}, {"LANGUAGE", "fr"}}, Language::english},
      {{{"LC_ALL", "C"}, {"LANG", "fr_FR.UTF-8"}}, Language::english},
      {{{"LANG", "C.UTF-8"}}, Language::english},
      {{{"LANG", "de_DE.UTF-8"}}, Language::english},
  };
  for (const Case& one : cases) {
    const Environment environment = languages(one.variables);
    INFO(one.variables.size());
    CHECK(base::language_of_environment() == one.language);
  }
}

TEST_CASE("What is spoken is what messages are in, without a locale of the system") {
  const Environment environment = languages({});
  base::speak(Language::french);
  CHECK(base::spoken() == Language::french);
  CHECK(base::file_error("a", ENOENT).message == "« a » : fichier ou dossier introuvable");
  CHECK(base::byte_count_words(0) == "0 octet");
  CHECK(base::byte_count_words(2) == "2 octets");
  base::speak(Language::english);
  CHECK(base::spoken() == Language::english);
  CHECK(base::file_error("a", ENOENT).message == "\"a\": no such file or directory");
}

}  // namespace
}  // namespace depeche::test

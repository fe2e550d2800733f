#include "dispatch/copy/copy.h"

#include <catch2/catch.hpp>

#include "dispatch/copy/credits.h"
#include "dispatch/describe.h"
#include "dispatch/formats/plain_text.h"

using namespace depeche;
using namespace depeche::dispatch;

TEST_CASE("Text without a header is one dispatch, with what its copy says of itself") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Il pleut.", "- [] [] [] Il pleut."},
      {"La pluie revient\n\nIl pleut.", "- [] [] [La pluie revient] Il pleut."},
      {"La pluie revient\r\n\r\nPARIS, 13 janvier 2022 (AFP) - Il pleut.\r\n",
       "2022-01-13 [AFP] [PARIS] [La pluie revient] Il pleut."},
      {"PARIS, 13 janvier (AFP) - Il pleut.",
       "- [AFP] [PARIS] [] Il pleut.\n! the dateline's 13 January has no full year: the dispatch is undated"},
      {"PARIS, lundi 13 janvier 2022 (AFP) - Il pleut.",
       "2022-01 [AFP] [PARIS] [] Il pleut.\n! 13 January 2022 was a Thursday, not a Monday: only the month is kept"},
      {"Il pleut ce 7 janvier 2022.", "- [] [] [] Il pleut ce 7 janvier 2022."},
      {" \n", "refused: no text"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(test::describe(parse_plain_text(c.text, {"p", "i"})) == c.expected);
  }
}

TEST_CASE("Credits at the end are taken off the text, other brackets are not") {
  const struct {
    const char* text;
    const char* credits;  // null: none
  } cases[] = {
      {"Il pleut. (Reportage Ana Paz, édité par Luc Petit)", "Reportage Ana Paz, édité par Luc Petit"},
      {"Il pleut. (Ana Paz (à Lima), version française Luc Petit)", "Ana Paz (à Lima), version française Luc Petit"},
      {"\"Il pleut\". (Rédigé par Ana Paz)", "Rédigé par Ana Paz"},
      {"Il pleut.\n\n(Écrit par Ana Paz)", "Écrit par Ana Paz"},
      {"Il pleut.\n(Avec la contribution d'Ana Paz)", "Avec la contribution d'Ana Paz"},
      {"Il pleut (reportage)", nullptr},
      {"Il pleut. (Et il pleuvra)", nullptr},
      {"Il pleut. (Un reportage d'Ana Paz)", nullptr},
      {"(Reportage Ana Paz)", nullptr},
      {"Il pleut. Reportage Ana Paz)", nullptr},
      {"Il pleut. (Reportage Ana Paz).", nullptr},
      {"", nullptr},
      {")", nullptr},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto split = split_credits(c.text);
    REQUIRE(split.has_value() == (c.credits != nullptr));
    if (!split) continue;
    CHECK(split->credits == c.credits);
    CHECK(std::string(split->body).find('(') == std::string::npos);
  }
}

TEST_CASE("What a header gives is not overwritten by the copy") {
  Parsed parsed;
  parsed.dispatch.title = "Titre";
  parsed.dispatch.source = "Agence";
  parsed.dispatch.dated = month_range(2022, 1);
  read_copy("PARIS, 13 janvier (AFP) - Il pleut.", parsed);
  CHECK(test::describe(parsed) == "2022-01-13 [Agence] [PARIS] [Titre] Il pleut.");
}

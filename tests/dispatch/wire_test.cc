#include "dispatch/formats/wire.h"

#include <catch2/catch.hpp>

#include "dispatch/describe.h"

using namespace depeche;
using namespace depeche::dispatch;

namespace {

std::string read(std::string_view text) {
  return test::describe(parse_wire(text, {"/archive/a.txt", "/archive/a.txt"}));
}

struct Case {
  const char* text;
  const char* expected;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(read(c.text) == c.expected);
  }
}

}  // namespace

TEST_CASE("Wire copy in its five shapes gives headline, agency, place, date and credits") {
  check({
      // The lead opens the text, the day is not known.
      {" date 2022-03 Le ministre de la Mer s'est rendu mardi au Guilvinec, où les pêcheurs bloquent le port.\n\nIl a "
       "promis "
       "une aide.\n",
       "2022-03 [] [] [] Le ministre de la Mer s'est rendu mardi au Guilvinec, où les pêcheurs bloquent le port.\n\nIl "
       "a "
       "promis une aide."},
      {" date 2022-01 Dakar, Sénégal | AFP | vendredi 14/01/2022 - Le port a rouvert.\n\n\n\nLes navires attendaient.",
       "2022-01-14 [AFP] [Dakar, Sénégal] [] Le port a rouvert.\n\nLes navires attendaient."},
      {"date 2022-01 LIMA, 14 janvier (Reuters) - Le cuivre a pris 2%. (Reportage Ana Paz, édité par Luc Petit)",
       "2022-01-14 [Reuters] [LIMA] [] Le cuivre a pris 2%. (Reportage Ana Paz, édité par Luc Petit)"},
      {"date 2022-01 Pérou : le cuivre au plus haut depuis dix ans\n\nLe métal a pris, lundi 10 janvier, 2%.\n\nLa "
       "suite.",
       "2022-01 [] [] [Pérou : le cuivre au plus haut depuis dix ans] Le métal a pris, lundi 10 janvier, 2%.\n\nLa "
       "suite."},
      {"date 2022-01 Les mineurs ont voté. Le travail reprend.\n\nDans un message ce 8 janvier, le syndicat s'en "
       "félicite.",
       "2022-01-08 [] [] [] Les mineurs ont voté. Le travail reprend.\n\nDans un message ce 8 janvier, le syndicat "
       "s'en "
       "félicite."},
  });
}

TEST_CASE("The header is a year, a month or a day, and one that does not exist leaves the dispatch undated") {
  check({
      {"date 2022 Un bilan.", "2022 [] [] [] Un bilan."},
      {"date 2022-1 Un bilan.", "2022-01 [] [] [] Un bilan."},
      {"date 2022-01-13 Un bilan.", "2022-01-13 [] [] [] Un bilan."},
      {"Date\t2022-01\nUn bilan.", "2022-01 [] [] [] Un bilan."},
      {"\xEF\xBB\xBF"
       "date 2022-01 Un bilan.",
       "2022-01 [] [] [] Un bilan."},
      {"date 2022-13 Un bilan.",
       "- [] [] [] Un bilan.\n! the header's date 2022-13 does not exist: the dispatch is undated"},
      {"date 2022-02-30 Un bilan.",
       "- [] [] [] Un bilan.\n! the header's date 2022-02-30 does not exist: the dispatch is undated"},
      {"date 0000 Un bilan.", "- [] [] [] Un bilan.\n! the header's date 0000 does not exist: the dispatch is undated"},
      {"date 2022-01", "refused: no text after the date header"},
      {"date 2022-01 \n\n \t", "refused: no text after the date header"},
      {"date limite de dépôt", "refused: does not begin with a header like \"date 2022-01\""},
      {"date2022-01 Un bilan.", "refused: does not begin with a header like \"date 2022-01\""},
      {"date 2022-01.", "refused: does not begin with a header like \"date 2022-01\""},
      {"", "refused: does not begin with a header like \"date 2022-01\""},
  });
}

TEST_CASE("A dateline's day that contradicts its header or its weekday is dropped with a warning") {
  check({
      {"date 2022-01 ORAN, 13 février (APS) - Il pleut.",
       "2022-01 [APS] [ORAN] [] Il pleut.\n! the day 2022-02-13 lies outside the header's 2022-01: the header is kept"},
      {"date 2022-01 ORAN, 13 janvier 2021 (APS) - Il pleut.",
       "2022-01 [APS] [ORAN] [] Il pleut.\n! the day 2021-01-13 lies outside the header's 2022-01: the header is kept"},
      {"date 2022-01-12 ORAN, 13 janvier (APS) - Il pleut.",
       "2022-01-12 [APS] [ORAN] [] Il pleut.\n! the day 2022-01-13 lies outside the header's 2022-01-12: the header is "
       "kept"},
      {"date 2022-01 ORAN, vendredi 13 janvier (APS) - Il pleut.",
       "2022-01 [APS] [ORAN] [] Il pleut.\n! 13 January was a Thursday, not a Friday: only the month is kept"},
      {"date 2022 ORAN, vendredi 13 janvier (APS) - Il pleut.",
       "2022-01 [APS] [ORAN] [] Il pleut.\n! 13 January was a Thursday, not a Friday: only the month is kept"},
      {"date 2022-02 ORAN, 30 février (APS) - Il pleut.",
       "2022-02 [APS] [ORAN] [] Il pleut.\n! 30 February does not exist: it is left out"},
      {"date 2022 ORAN, 13 janvier (APS) - Il pleut.", "2022-01-13 [APS] [ORAN] [] Il pleut."},
      {"date 2022-01 ORAN, 13/01/22 (APS) - Il pleut.", "2022-01-13 [APS] [ORAN] [] Il pleut."},
      {"date 2022-13 ORAN, 13 janvier (APS) - Il pleut.",
       "- [APS] [ORAN] [] Il pleut.\n! the header's date 2022-13 does not exist: the dispatch is undated\n"
       "! the dateline's 13 January has no full year: the dispatch is undated"},
      {"date 2022-13 ORAN, 13 janvier 2022 (APS) - Il pleut.",
       "2022-01-13 [APS] [ORAN] [] Il pleut.\n! the header's date 2022-13 does not exist: the dispatch is undated"},
  });
}

TEST_CASE("Only a day that the copy calls this one is the day of writing") {
  check({
      {"date 2022-01 Il parle. Ce vendredi 7 janvier, il parle.",
       "2022-01-07 [] [] [] Il parle. Ce vendredi 7 janvier, il parle."},
      {"date 2022-01 Il parle ce 1er janvier.", "2022-01-01 [] [] [] Il parle ce 1er janvier."},
      {"date 2022 Il parle ce 7 janvier.", "2022-01-07 [] [] [] Il parle ce 7 janvier."},
      {"date 2022-01 Il parle ce 7 janvier et ce 7 janvier.",
       "2022-01-07 [] [] [] Il parle ce 7 janvier et ce 7 janvier."},
      {"date 2022-01 Il parle ce jeudi 7 janvier.",
       "2022-01 [] [] [] Il parle ce jeudi 7 janvier.\n! 7 January was a Friday, not a Thursday: only the month is "
       "kept"},
      {"date 2022-01 Il parle ce 7 janvier et ce 8 janvier.",
       "2022-01 [] [] [] Il parle ce 7 janvier et ce 8 janvier."},
      {"date 2022-01 Il parle lundi 10 janvier.", "2022-01 [] [] [] Il parle lundi 10 janvier."},
      {"date 2022-01 Il parle depuis ce 7 janvier.", "2022-01 [] [] [] Il parle depuis ce 7 janvier."},
      {"date 2022-01 Il parle jusqu'à ce 7 janvier.", "2022-01 [] [] [] Il parle jusqu'à ce 7 janvier."},
      {"date 2022-01 Il parle à compter de ce 17 janvier.", "2022-01 [] [] [] Il parle à compter de ce 17 janvier."},
      {"date 2022-01 De grandes lignes ce 7 janvier.", "2022-01-07 [] [] [] De grandes lignes ce 7 janvier."},
      {"date 2022-01 Il partira ce 1er février.", "2022-01 [] [] [] Il partira ce 1er février."},
      {"date 2022-01 Est-ce 7 janvier ? Non.", "2022-01 [] [] [] Est-ce 7 janvier ? Non."},
      {"date 2022-01 La place 7 janvier.", "2022-01 [] [] [] La place 7 janvier."},
      {"date 2022-01 ORAN, 6 janvier (APS) - Il parle ce 7 janvier.",
       "2022-01-06 [APS] [ORAN] [] Il parle ce 7 janvier."},
  });
}

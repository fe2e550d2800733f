#include <catch2/catch.hpp>

#include "depeche/date.h"
#include "time/asked_cases.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("Years and months begin and end with so many of their parts") {
  check_all({
      {"les trois premiers mois de 2022", "2022-01-01..2022-03-31"},
      {"trois premiers mois 2022", "2022-01-01..2022-03-31"},
      {"les 9 premiers mois de l'année", "2026-01-01..2026-09-30"},
      {"les six derniers mois de 2021", "2021-07-01..2021-12-31"},
      {"les deux premiers trimestres 2022", "2022-01-01..2022-06-30"},
      {"les dix premiers jours de juin 2020", "2020-06-01..2020-06-10"},
      {"les 5 derniers jours de juin 2020", "2020-06-26..2020-06-30"},
      {"les 13 premiers mois de 2022", "!"},
      {"les 31 premiers jours de juin 2020", "!"},
      {"premiers jours de juin 2020", "!"},
      {"les trois premiers mois", "!"},
      {"premier trimestre", "2026-01-01..2026-03-31"},
      {"2e semestre", "2026-07-01..2026-12-31"},
      {"cinquième trimestre", "!"},
      {"7 derniers jours", "2026-11-22..2026-11-28"},
      {"sept derniers jours", "2026-11-22..2026-11-28"},
      {"durant les 7 derniers jours", "2026-11-22..2026-11-28"},
      {"last 7 days", "2026-11-21..2026-11-27"},
      {"3 derniers mois", "2026-08-01..2026-10-31"},
      {"voici 3 jours", "2026-11-25"},
      {"voilà trois semaines", "2026-11-07"},
      {"voici des jours", "!"},
  });
}

TEST_CASE("Seasons have parts, and feasts have weeks, bridges and days beside them") {
  check_all({
      {"début de l'été 2020", "2020-06-21..2020-07-21"},
      {"fin de l'hiver 2020-2021", "2021-02-19..2021-03-20"},
      {"pendant l'été 2020", "2020-06-21..2020-09-22"},
      {"dans le courant de l'été 2020", "2020-06-21..2020-09-22"},
      {"tout l'hiver 2020", "2020-12-21..2021-03-20"},
      {"semaine de Noël 2021", "2021-12-20..2021-12-26"},
      {"la semaine de Pâques 2022", "2022-04-11..2022-04-17"},
      {"semaine de janvier 2022", "!"},
      {"week-end de l'Ascension 2022", "2022-05-26..2022-05-29"},
      {"week-end pascal 2022", "2022-04-16..2022-04-18"},
      {"pont de l'Ascension 2022", "2022-05-26..2022-05-29"},
      {"pont de la Toussaint 2022", "2022-10-29..2022-11-01"},
      {"pont du 11 novembre 2021", "2021-11-11..2021-11-14"},
      {"pont du 14 juillet 2021", "!"},
      {"pont de Tours", "!"},
      {"réveillon de Noël 2021", "2021-12-24"},
      {"réveillon du Nouvel An 2021", "2021-12-31"},
      {"lendemain de Noël 2021", "2021-12-26"},
      {"Journée internationale des droits des femmes 2022", "2022-03-08"},
      {"nouvel an chinois 2022", "!"},
  });
}

TEST_CASE("A month may be glued to its year, and an end stand beside a beginning") {
  check_all({
      {"janvier-2022", "2022-01"},
      {"janvier/2022", "2022-01"},
      {"Mai-68", "1968-05"},
      {"janvier-mars 2021", "2021-01-01..2021-03-31"},
      {"janvier-février", "2026-01-01..2026-02-28"},
      {"fin mars début avril 2020", "2020-03-21..2020-04-10"},
      {"fin mars et début avril 2020", "2020-03-21..2020-04-10"},
      {"fin décembre et début janvier 2020", "2019-12-21..2020-01-10"},
      {"fin 2019 début 2020", "2019-10-01..2020-03-31"},
      {"début avril fin mars 2020", "!"},
      {"fin mars et début mai 2020", "!"},
      {"5 ou 6 janvier 2022", "2022-01-05..2022-01-06"},
      {"juin ou juillet 2020", "2020-06-01..2020-07-31"},
      {"5 ou 8 janvier 2022", "!"},
      {"ou 2020", "!"},
      {"13 janvier 2022 environ", "2022-01-10..2022-01-16"},
      {"aux environs du 13 janvier 2022", "2022-01-10..2022-01-16"},
      {"environs du 13 janvier 2022", "!"},
  });
}

TEST_CASE("Week-ends are counted inside a month or a year") {
  check_all({
      {"premier week-end de juin 2020", "2020-06-06..2020-06-07"},
      {"2e weekend de juin 2020", "2020-06-13..2020-06-14"},
      {"dernier week-end de mai 2020", "2020-05-30..2020-05-31"},
      {"le dernier week-end de novembre", "2026-11-28..2026-11-29"},
      {"premier week-end de 2022", "2022-01-01..2022-01-02"},
      {"first weekend of June 2020", "2020-06-06..2020-06-07"},
      {"sixième week-end de juin 2020", "!"},
      {"dernier week-end", "2026-11-21..2026-11-22"},
  });
}

TEST_CASE("Days are counted from today, in either direction") {
  check_all({
      {"J-3", "2026-11-25"},
      {"j - 1", "2026-11-27"},
      {"J+1", "2026-11-29"},
      {"J + 30", "2026-12-28"},
      {"J*1", "!"},
      {"J+", "!"},
  });
}

TEST_CASE("School years and seasons begin in one year and end in the next") {
  check_all({
      {"année scolaire 2020-2021", "2020-09-01..2021-08-31"},
      {"l'année scolaire 2020/2021", "2020-09-01..2021-08-31"},
      {"année universitaire 2020-21", "2020-09-01..2021-08-31"},
      {"saison 2020-2021", "2020-07-01..2021-06-30"},
      {"la saison 2020/21", "2020-07-01..2021-06-30"},
      {"school year 2020-2021", "2020-09-01..2021-08-31"},
      {"saison 2020", "!"},       // of which sport?
      {"saison 2020-2022", "!"},  // two of them
      {"année scolaire", "!"},
  });
}

TEST_CASE(
    "About a part of a month, a season or a feast reaches a quarter of its length further, about a day three days") {
  check_all({
      {"vers la mi-juin 2020", "2020-06-09..2020-06-22"},
      {"aux environs de juin 2020", "2020-05-25..2020-07-07"},
      {"autour de Noël 2020", "2020-12-22..2020-12-28"},
      {"vers Pâques 2021", "2021-04-01..2021-04-07"},
      {"autour de 2015", "2014-10-02..2016-03-31"},
      {"vers l'été 2020", "2020-05-29..2020-10-15"},
      {"vers", "!"},
  });
}

TEST_CASE("The hour that has gone by is the last one") {
  check_all({
      {"l'heure passée", "2026-11-28T13:00..2026-11-28T14:00"},
      {"l'heure écoulée", "2026-11-28T13:00..2026-11-28T14:00"},
      {"la dernière heure", "2026-11-28T13:00..2026-11-28T14:00"},
  });
}

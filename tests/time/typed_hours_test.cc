#include <catch2/catch.hpp>

#include "depeche/date.h"
#include "time/asked_cases.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("An hour has halves and quarters in words") {
  check_all({
      {"18h et quart", "2026-11-27T18:15..2026-11-27T18:16"},
      {"hier à six heures et quart", "2026-11-27T06:15..2026-11-27T06:16"},
      {"hier à 18h et demie", "2026-11-27T18:30..2026-11-27T18:31"},
      {"hier soir à huit heures et demie", "2026-11-27T20:30..2026-11-27T20:31"},
      {"hier à midi et demi", "2026-11-27T12:30..2026-11-27T12:31"},
      {"hier à midi et quart", "2026-11-27T12:15..2026-11-27T12:16"},
      {"hier à midi trente", "2026-11-27T12:30..2026-11-27T12:31"},
      {"hier à midi moins le quart", "2026-11-27T11:45..2026-11-27T11:46"},
      {"hier à 18h moins le quart", "2026-11-27T17:45..2026-11-27T17:46"},
      {"hier à huit heures moins dix", "2026-11-27T07:50..2026-11-27T07:51"},
      {"hier à minuit moins le quart", "2026-11-27T23:45..2026-11-27T23:46"},
      {"hier à 18h précises", "2026-11-27T18:00..2026-11-27T18:01"},
      {"depuis hier soir 20h et quart", "2026-11-27T20:15.."},
      {"depuis 2 heures et demie", "2026-11-28T11:30..2026-11-28T14:00"},
      {"hier à minuit et demi", "!"},
      {"hier entre midi et deux", "2026-11-27T12:00..2026-11-27T14:00"},
  });
}

TEST_CASE("Two hours may share their unit, and an interval of hours opens in many ways") {
  check_all({
      {"hier 14-18h", "2026-11-27T14:00..2026-11-27T18:00"},
      {"hier 14h/18h", "2026-11-27T14:00..2026-11-27T18:00"},
      {"hier de 14 à 18 heures", "2026-11-27T14:00..2026-11-27T18:00"},
      {"hier entre 14 et 18h", "2026-11-27T14:00..2026-11-27T18:00"},
      {"hier de huit à dix heures", "2026-11-27T08:00..2026-11-27T10:00"},
      {"13 janvier 2022, 14-18h", "2022-01-13T14:00..2022-01-13T18:00"},
      {"hier à partir de 18h", "2026-11-27T18:00..2026-11-28T00:00"},
      {"hier dès 18h", "2026-11-27T18:00..2026-11-28T00:00"},
      {"hier depuis 18h", "2026-11-27T18:00..2026-11-28T00:00"},
      {"hier aux alentours de 18h", "2026-11-27T18:00..2026-11-27T19:00"},
      {"hier autour de 18h", "2026-11-27T18:00..2026-11-27T19:00"},
      {"hier aux environs de midi", "2026-11-27T12:00..2026-11-27T13:00"},
      {"le 5 à 18h", "2026-11-05T18:00..2026-11-05T19:00"},
      {"lundi 23 vers 18h", "2026-11-23T18:00..2026-11-23T19:00"},
      {"de 9 à 5", "!"},
      {"5 à 7", "!"},
      {"entre 5 et 7", "!"},
  });
}

TEST_CASE("An afternoon is no time after noon, and the night of a feast is the one before it") {
  check_all({
      {"hier après midi", "2026-11-27T12:00..2026-11-27T18:00"},
      {"lundi après-midi", "2026-11-23T12:00..2026-11-23T18:00"},
      {"après-midi du 13 janvier 2022", "2022-01-13T12:00..2022-01-13T18:00"},
      {"après-midi", "!"},
      {"nuit de Noël 2021", "2021-12-24T22:00..2021-12-25T06:00"},
      {"nuit du Nouvel An 2022", "2021-12-31T22:00..2022-01-01T06:00"},
      {"nuit du 13 janvier 2022", "2022-01-13T22:00..2022-01-14T06:00"},
  });
}

TEST_CASE("Days, weeks, months, years and hours are counted from now by a letter or a sign") {
  check_all({
      {"S-1", "2026-11-16..2026-11-22"},
      {"M-1", "2026-10"},
      {"M+1", "2026-12"},
      {"N-1", "2025"},
      {"N-2", "2024"},
      {"H-2", "2026-11-28T12:00..2026-11-28T13:00"},
      {"H-48", "2026-11-26T14:00..2026-11-26T15:00"},
      {"-7j", "2026-11-21"},
      {"-3 jours", "2026-11-25"},
      {"-1 mois", "2026-10-28"},
      {"-24h", "2026-11-27T14:00..2026-11-27T15:00"},
      {"depuis 7j", "2026-11-21..9999-12-31"},
      {"il y a 7 j", "2026-11-21"},
      {"7j", "!"},
      {"J", "!"},
  });
}

TEST_CASE("Less or more than a time ago is an interval") {
  check_all({
      {"moins de 24h", "2026-11-27T14:00..2026-11-28T14:00"},
      {"il y a moins de 24h", "2026-11-27T14:00..2026-11-28T14:00"},
      {"il y a moins d'une semaine", "2026-11-22..2026-11-28"},
      {"il y a plus de 3 jours", "1000-01-01..2026-11-24"},
      {"moins de 3 jours", "2026-11-26..2026-11-28"},
      {"depuis moins de 24h", "2026-11-27T14:00..2026-11-28T14:00"},
      {"les 24 heures écoulées", "2026-11-27T14:00..2026-11-28T14:00"},
      {"les 12 mois écoulés", "2025-11-01..2026-10-31"},
      {"mois écoulé", "2026-10"},
      {"trimestre écoulé", "2026-07-01..2026-09-30"},
      {"l'année écoulée", "2025"},
  });
}

TEST_CASE("Years and months have thirds and sixths, too") {
  check_all({
      {"premier quadrimestre 2021", "2021-01-01..2021-04-30"},
      {"2e bimestre 2021", "2021-03-01..2021-04-30"},
      {"premier tiers de 2021", "2021-01-01..2021-04-30"},
      {"première décade de mai 2021", "2021-05-01..2021-05-10"},
      {"deuxième décade de mai 2021", "2021-05-11..2021-05-20"},
      {"première décade de 2021", "!"},
      {"quinzaine du 5 au 19 mars 2021", "2021-03-05..2021-03-19"},
      {"sur la période du 5 au 19 mars 2021", "2021-03-05..2021-03-19"},
      {"la période 2019-2021", "2019-01-01..2021-12-31"},
  });
}

TEST_CASE("How far off a date may be is said behind it") {
  check_all({
      {"13 janvier 2022 à 3 jours près", "2022-01-10..2022-01-16"},
      {"le 13 janvier 2022 à une semaine près", "2022-01-06..2022-01-20"},
      {"13 janvier 2022 plus ou moins 2 jours", "2022-01-11..2022-01-15"},
  });
}

TEST_CASE("What was typed in a hurry is read where it means one thing") {
  check_all({
      {"ajd", "2026-11-28"},
      {"hier ou avant-hier", "2026-11-26..2026-11-27"},
      {"hier et avant-hier", "2026-11-26..2026-11-27"},
      {"w-e du 13 juin 2020", "2020-06-13..2020-06-14"},
      {"we 13-14 juin 2020", "2020-06-13..2020-06-14"},
      {"week-end 13-14 juin 2020", "2020-06-13..2020-06-14"},
      {"week-end 2020", "!"},
      {"premier de l'an 2022", "2022-01-01"},
      {"été 2021-2022", "!"},
      {"janvier 2021-2022", "!"},
  });
}

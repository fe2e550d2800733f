#include <catch2/catch.hpp>

#include "depeche/date.h"
#include "time/asked_cases.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("What is typed behind --from, --to, --on and date: means an interval, to the minute where it names hours") {
  check_all({
      {"T1 2022", "2022-01-01..2022-03-31"},
      {"2e trimestre 2020", "2020-04-01..2020-06-30"},
      {"S1 2022", "2022-01-01..2022-06-30"},
      {"second semestre 2021", "2021-07-01..2021-12-31"},
      {"semaine 2 2022", "2022-01-10..2022-01-16"},
      {"2022-W02", "2022-01-10..2022-01-16"},
      {"années 2010", "2010-01-01..2019-12-31"},
      {"14-Juillet 2021", "2021-07-14"},
      {"1er-Mai 2020", "2020-05-01"},
      {"11-Septembre 2001", "2001-09-11"},
      {"5 et 6 janvier 2022", "2022-01-05..2022-01-06"},
      {"juin et juillet 2020", "2020-06-01..2020-07-31"},
      {"week-end du 13 juin 2020", "2020-06-13..2020-06-14"},
      {"courant juin 2020", "2020-06"},
      {"vers le 13 janvier 2022", "2022-01-10..2022-01-16"},
      {"J-3", "2026-11-25"},
      {"les 7 derniers jours", "2026-11-22..2026-11-28"},
      {"ces 7 derniers jours", "2026-11-22..2026-11-28"},
      {"7 jours", "!"},
      {"depuis 24 h", "2026-11-27T14:00..2026-11-28T14:00"},
      {"les 3 dernières heures", "2026-11-28T11:00..2026-11-28T14:00"},
      {"ce matin", "2026-11-28T00:00..2026-11-28T12:00"},
      {"hier soir", "2026-11-27T18:00..2026-11-28T00:00"},
      {"depuis 14h", "2026-11-28T14:00.."},
      {"13/01/2022 18h", "2022-01-13T18:00..2022-01-13T19:00"},
      {"début 2022", "2022-01-01..2022-03-31"},
      {"fin 2019", "2019-10-01..2019-12-31"},
  });
}

TEST_CASE("Weeks, quarters, lists of days and feasts are typed in many ways") {
  check_all({
      {"S02 2022", "2022-01-10..2022-01-16"},
      {"2022-S02", "2022-01-10..2022-01-16"},
      {"S2 2022", "2022-07-01..2022-12-31"},
      {"sem. 2 2022", "2022-01-10..2022-01-16"},
      {"semaine n° 2 de 2022", "2022-01-10..2022-01-16"},
      {"semaine 53 2022", "!"},
      {"trimestre 2 de 2022", "2022-04-01..2022-06-30"},
      {"trimestre 5 de 2022", "!"},
      {"2020-Q3", "2020-07-01..2020-09-30"},
      {"5, 6 et 7 janvier 2022", "2022-01-05..2022-01-07"},
      {"5, 7 et 8 janvier 2022", "!"},
      {"5, 6 et 8 janvier 2022", "!"},
      {"5, 6, 7 janvier 2022", "!"},
      {"samedi 8 et dimanche 9 janvier 2022", "2022-01-08..2022-01-09"},
      {"juin/juillet 2020", "2020-06-01..2020-07-31"},
      {"juin/août 2020", "!"},
      {"5→13 janvier 2022", "2022-01-05..2022-01-13"},
      {"January 5-13, 2022", "2022-01-05..2022-01-13"},
      {"January 13-5, 2022", "!"},
      {"week-end de Pâques 2022", "2022-04-16..2022-04-18"},
      {"week-end de la Pentecôte 2022", "2022-06-04..2022-06-06"},
      {"week-end de la Toussaint 2020", "2020-10-31..2020-11-01"},
      {"11-Novembre 2020", "2020-11-11"},
      {"décennie 2010", "2010-01-01..2019-12-31"},
      {"13 janvier 2022 entre 18h et 20h", "2022-01-13T18:00..2022-01-13T20:00"},
      {"depuis 30 minutes", "2026-11-28T13:30..2026-11-28T14:00"},
  });
}

TEST_CASE("An hour is one of the day beside it, or of the last day on which a clock showed it") {
  check_all({
      {"13/01/2022 18h32", "2022-01-13T18:32..2022-01-13T18:33"},
      {"13/01/2022 à 18:32", "2022-01-13T18:32..2022-01-13T18:33"},
      {"le 13 janvier 2022 vers 18h", "2022-01-13T18:00..2022-01-13T19:00"},
      {"18h le 13 janvier 2022", "2022-01-13T18:00..2022-01-13T19:00"},
      {"2022-01-13T18:32:05", "2022-01-13T18:32..2022-01-13T18:33"},
      {"2022-01-13T18:32Z", "2022-01-13T19:32..2022-01-13T19:33"},
      {"20220113T183200+0100", "2022-01-13T18:32..2022-01-13T18:33"},
      {"14 juillet 2022 6h GMT", "2022-07-14T08:00..2022-07-14T09:00"},
      {"hier 18h", "2026-11-27T18:00..2026-11-27T19:00"},
      {"hier à midi", "2026-11-27T12:00..2026-11-27T13:00"},
      {"lundi matin", "2026-11-23T00:00..2026-11-23T12:00"},
      {"13h", "2026-11-28T13:00..2026-11-28T14:00"},
      {"15h", "2026-11-27T15:00..2026-11-27T16:00"},
      {"midi", "2026-11-28T12:00..2026-11-28T13:00"},
      {"30 octobre 2022 02h30", "2022-10-30T02:30..2022-10-30T02:31"},
      {"2022-10-30T02:30+01:00", "2022-10-30T02:30+01:00..2022-10-30T02:31+01:00"},
      {"13/01/2022 25h61", "!"},
      {"13/01/2022 25h", "!"},
      {"31/02/2022 10h", "!"},
      {"janvier 2022 18h", "!"},
  });
}

TEST_CASE("Parts of days have names") {
  check_all({
      {"cet après-midi", "2026-11-28T12:00..2026-11-28T18:00"},
      {"ce soir", "2026-11-28T18:00..2026-11-29T00:00"},
      {"cette nuit", "2026-11-27T22:00..2026-11-28T06:00"},
      {"la nuit dernière", "2026-11-27T22:00..2026-11-28T06:00"},
      {"hier matin", "2026-11-27T00:00..2026-11-27T12:00"},
      {"hier dans la soirée", "2026-11-27T18:00..2026-11-28T00:00"},
      {"13 janvier 2022 au soir", "2022-01-13T18:00..2022-01-14T00:00"},
      {"le matin du 13 janvier 2022", "2022-01-13T00:00..2022-01-13T12:00"},
      {"dans la nuit du 13 au 14 janvier 2022", "2022-01-13T22:00..2022-01-14T06:00"},
      {"this morning", "2026-11-28T00:00..2026-11-28T12:00"},
      {"yesterday evening", "2026-11-27T18:00..2026-11-28T00:00"},
      {"last night", "2026-11-27T22:00..2026-11-28T06:00"},
      {"matin", "!"},
      {"janvier 2022 au soir", "!"},
  });
}

TEST_CASE("An hour of a part of the day is no end of an interval") {
  check_all({
      {"ce matin à 8h", "2026-11-28T08:00..2026-11-28T09:00"},
      {"ce matin 9h30", "2026-11-28T09:30..2026-11-28T09:31"},
      {"9h ce matin", "2026-11-28T09:00..2026-11-28T10:00"},
      {"hier soir à 20h", "2026-11-27T20:00..2026-11-27T21:00"},
      {"hier soir vers 8h", "2026-11-27T20:00..2026-11-27T21:00"},
      {"20h hier soir", "2026-11-27T20:00..2026-11-27T21:00"},
      {"9 heures du soir hier", "2026-11-27T21:00..2026-11-27T22:00"},
      {"13 janvier 2022 à 3h de l'après-midi", "2022-01-13T15:00..2022-01-13T16:00"},
      {"13 janvier 2022 à 3h du matin", "2022-01-13T03:00..2022-01-13T04:00"},
      {"cette nuit à 3h", "2026-11-28T03:00..2026-11-28T04:00"},
      {"cet aprem", "2026-11-28T12:00..2026-11-28T18:00"},
      {"depuis hier soir 20h", "2026-11-27T20:00.."},
      {"depuis 9h ce matin", "2026-11-28T09:00.."},
      {"de ce matin à 13h", "2026-11-28T00:00..2026-11-28T13:00"},
      {"entre hier soir et 8h", "2026-11-27T18:00..2026-11-28T08:00"},
      {"ce matin entre 8h et 10h", "2026-11-28T08:00..2026-11-28T10:00"},
      {"hier soir avant 20h", "2026-11-27T18:00..2026-11-27T20:00"},
      {"ce matin après 14h", "!"},
      {"jusqu'à ce soir", "..2026-11-29T00:00"},
      {"jusqu'à hier soir", "..2026-11-28T00:00"},
      {"avant hier soir", "2026-11-26T18:00..2026-11-27T00:00"},
      {"avant ce matin", "..2026-11-28T00:00"},
      {"la nuit de vendredi", "2026-11-27T22:00..2026-11-28T06:00"},
      {"matin de Noël 2021", "2021-12-25T00:00..2021-12-25T12:00"},
      {"hier soir à 14h", "2026-11-27T18:00..2026-11-28T14:00"},
  });
}

TEST_CASE("Hours are told in words, and halves and quarters of them counted") {
  check_all({
      {"13 janvier 2022 à dix-huit heures", "2022-01-13T18:00..2022-01-13T19:00"},
      {"13 janvier 2022 à vingt heures trente", "2022-01-13T20:30..2022-01-13T20:31"},
      {"hier à vingt et une heures", "2026-11-27T21:00..2026-11-27T22:00"},
      {"hier à trente heures", "!"},
      {"2022-01-13T18", "2022-01-13T18:00..2022-01-13T19:00"},
      {"2022-01-13T25", "!"},
      {"depuis une demi-heure", "2026-11-28T13:30..2026-11-28T14:00"},
      {"la dernière demi-heure", "2026-11-28T13:30..2026-11-28T14:00"},
      {"depuis trois quarts d'heure", "2026-11-28T13:15..2026-11-28T14:00"},
      {"depuis une heure et demie", "2026-11-28T12:30..2026-11-28T14:00"},
      {"il y a un quart d'heure", "2026-11-28T13:45..2026-11-28T13:46"},
      {"les 24 heures passées", "2026-11-27T14:00..2026-11-28T14:00"},
      {"une demi-heure", "!"},
      {"depuis une demie", "!"},
  });
}

TEST_CASE("Hours are counted back from now") {
  check_all({
      {"depuis 3 heures", "2026-11-28T11:00..2026-11-28T14:00"},
      {"depuis 30 minutes", "2026-11-28T13:30..2026-11-28T14:00"},
      {"depuis une heure", "2026-11-28T13:00..2026-11-28T14:00"},
      {"depuis 48h", "2026-11-26T14:00..2026-11-28T14:00"},
      {"la dernière heure", "2026-11-28T13:00..2026-11-28T14:00"},
      {"dernières 24 heures", "2026-11-27T14:00..2026-11-28T14:00"},
      {"ces 24 dernières heures", "2026-11-27T14:00..2026-11-28T14:00"},
      {"les 90 dernières minutes", "2026-11-28T12:30..2026-11-28T14:00"},
      {"last 3 hours", "2026-11-28T11:00..2026-11-28T14:00"},
      {"il y a 2 heures", "2026-11-28T12:00..2026-11-28T13:00"},
      {"2 hours ago", "2026-11-28T12:00..2026-11-28T13:00"},
      {"il y a 10 minutes", "2026-11-28T13:50..2026-11-28T13:51"},
      {"24 heures", "!"},
  });
}

TEST_CASE("Intervals of hours end before the hour that ends them") {
  check_all({
      {"2022-01-13T18:00..", "2022-01-13T18:00.."},
      {"..2022-01-13T18:00", "..2022-01-13T18:00"},
      {"2022-01-13T18:00..2022-01-14T06:00", "2022-01-13T18:00..2022-01-14T06:00"},
      {"2022-01-13T18:00..20:00", "2022-01-13T18:00..2022-01-13T20:00"},
      {"2022-01-13T18:00..2022-01-14", "2022-01-13T18:00..2022-01-15T00:00"},
      {"du 13/01/2022 18h au 14/01/2022 6h", "2022-01-13T18:00..2022-01-14T06:00"},
      {"hier entre 14h et 18h", "2026-11-27T14:00..2026-11-27T18:00"},
      {"entre 14h et 18h hier", "2026-11-27T14:00..2026-11-27T18:00"},
      {"de 22h à 6h", "2026-11-27T22:00..2026-11-28T06:00"},
      {"13 janvier 2022 14h-18h", "2022-01-13T14:00..2022-01-13T18:00"},
      {"13 janvier 2022 avant 8h", "2022-01-13T00:00..2022-01-13T08:00"},
      {"13 janvier 2022 après 20h", "2022-01-13T20:00..2022-01-14T00:00"},
      {"depuis hier soir", "2026-11-27T18:00.."},
      {"depuis ce matin", "2026-11-28T00:00.."},
      {"depuis hier 18h", "2026-11-27T18:00.."},
      {"depuis midi", "2026-11-28T12:00.."},
      {"à partir de 13h30", "2026-11-28T13:30.."},
      {"jusqu'à 13h", "..2026-11-28T13:00"},
      {"avant le 13/01/2022 18h", "..2022-01-13T18:00"},
      {"avant 9999-12-31T23:59:60-14:00", "1000-01-01..9999-12-31"},
      {"après hier soir", "2026-11-28T00:00.."},
      {"since 2pm", "2026-11-28T14:00.."},
      {"2022-01-14T18:00..2022-01-13", "!"},
      {"du 14/01/2022 18h au 13/01/2022 6h", "!"},
  });
}

TEST_CASE("Quarters, half-years, weeks and decades are counted") {
  check_all({
      {"T1", "2026-01-01..2026-03-31"},
      {"T4 2021", "2021-10-01..2021-12-31"},
      {"Q3 2021", "2021-07-01..2021-09-30"},
      {"2022-T1", "2022-01-01..2022-03-31"},
      {"S2 2021", "2021-07-01..2021-12-31"},
      {"T5 2021", "!"},
      {"S3 2021", "!"},
      {"semaine 53 de 2020", "2020-12-28..2021-01-03"},
      {"semaine 53 2022", "!"},
      {"la semaine 2", "2026-01-05..2026-01-11"},
      {"week 2 2022", "2022-01-10..2022-01-16"},
      {"2022-W02-4", "2022-01-13"},
      {"les années 90", "1990-01-01..1999-12-31"},
      {"années 20", "2020-01-01..2029-12-31"},
      {"années 2015", "!"},
      {"J-0", "2026-11-28"},
  });
}

TEST_CASE("Two days or months are one interval when they follow each other") {
  check_all({
      {"les 5 et 6 janvier 2022", "2022-01-05..2022-01-06"},
      {"31 janvier et 1er février 2022", "2022-01-31..2022-02-01"},
      {"décembre 2021 et janvier 2022", "2021-12-01..2022-01-31"},
      {"décembre et janvier 2022", "2021-12-01..2022-01-31"},
      {"hier et aujourd'hui", "2026-11-27..2026-11-28"},
      {"5 et 13 janvier 2022", "!"},
      {"mars et juin 2020", "!"},
  });
}

TEST_CASE("Dates may be told less exactly") {
  check_all({
      {"week-end du 14 juin 2020", "2020-06-13..2020-06-14"},
      {"le week-end du 12 juin 2020", "2020-06-13..2020-06-14"},
      {"au cours de juin 2020", "2020-06"},
      {"courant 2020", "2020"},
      {"autour du 13 janvier 2022", "2022-01-10..2022-01-16"},
      {"vers janvier 2022", "2021-12-25..2022-02-07"},
      {"11-septembre-2001", "2001-09-11"},
      {"mi-2022", "2022-05-01..2022-08-31"},
  });
}

TEST_CASE("Of an interval the days that it reaches into are asked for, too") {
  const auto days = [](std::string_view text) { return to_string(parse_time(text, kNow)->days); };
  CHECK(days("hier soir") == "2026-11-27");
  CHECK(days("depuis 24 h") == "2026-11-27..2026-11-28");
  CHECK(days("depuis 14h") == "2026-11-28..9999-12-31");
  CHECK(days("..2022-01-13T00:00") == "1000-01-01..2022-01-12");
}

TEST_CASE("What is no hour is refused with the reason") {
  const auto message = [](std::string_view text) { return parse_time(text, kNow).error().message; };
  CHECK(message("13/01/2022 25h") == "“13/01/2022 25h”: no clock shows 25 h");
  CHECK(message("31/02/2022 10h") == "“31/02/2022 10h”: there is no 31 February 2022: February 2022 has 28 days");
  CHECK(message("du 14/01/2022 18h au 13/01/2022 6h") ==
        "“du 14/01/2022 18h au 13/01/2022 6h”: the range ends before it begins");
  CHECK(message("hier 18h foo") == "“hier 18h foo” is not understood as a date from “foo” on");
}

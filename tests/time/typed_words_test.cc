#include <catch2/catch.hpp>

#include "depeche/date.h"
#include "time/asked_cases.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("Years are typed in words") {
  check_all({
      {"deux mille vingt", "2020"},
      {"le treize janvier deux mille vingt-deux", "2022-01-13"},
      {"janvier deux-mille-vingt-et-un", "2021-01"},
      {"mil neuf cent quatre-vingt-dix-neuf", "1999"},
      {"mille neuf cent soixante-huit", "1968"},
      {"mille sept cents", "1700"},
      {"dix-neuf cent quatorze", "1914"},
      {"8 mai dix-neuf-cent-quarante-cinq", "1945-05-08"},
      {"de mil neuf cent quatorze à mil neuf cent dix-huit", "1914-01-01..1918-12-31"},
      {"années deux mille dix", "2010-01-01..2019-12-31"},
      {"il y a dix jours", "2026-11-18"},
      {"mille", "!"},
      {"dix-neuf cent quatorze quinze", "!"},
      {"neuf cent", "!"},
  });
}

TEST_CASE("The month of a day and the year of a month are told from today") {
  check_all({
      {"le 3 courant", "2026-11-03"},
      {"3 courant", "2026-11-03"},
      {"mardi 3 ct", "2026-11-03"},
      {"du 3 au 5 courant", "!"},
      {"le 30 du mois dernier", "2026-10-30"},
      {"le 3 du mois prochain", "2026-12-03"},
      {"le 3 de ce mois", "2026-11-03"},
      {"le 31 de ce mois", "!"},
      {"le 3 du mois", "!"},
      {"les 3 mois suivants", "2026-12-01..2027-02-28"},
      {"mars de l'année dernière", "2025-03"},
      {"3 mars de l’an dernier", "2025-03-03"},
      {"en mars de cette année", "2026-03"},
      {"Noël de l'an passé", "2025-12-25"},
      {"l'été de l'année dernière", "2025-06-21..2025-09-22"},
      {"la semaine d'avant", "2026-11-16..2026-11-22"},
      {"le mois d'avant", "2026-10"},
      {"l'avant-dernière semaine", "2026-11-09..2026-11-15"},
      {"l'avant-dernier mois", "2026-09"},
  });
}

TEST_CASE("A day is told by the one beside it, or by how far it is from another") {
  check_all({
      {"la veille du 14 juillet 2019", "2019-07-13"},
      {"veille du nouvel an 2020", "2019-12-31"},
      {"l'avant-veille de Noël 2021", "2021-12-23"},
      {"lendemain du 14 juillet 2019", "2019-07-15"},
      {"le surlendemain de Pâques 2022", "2022-04-19"},
      {"3 jours avant Noël 2021", "2021-12-22"},
      {"trois jours après le 14 juillet 2019", "2019-07-17"},
      {"deux semaines après le 1er mars 2020", "2020-03-15"},
      {"un mois après le 31 janvier 2022", "2022-02-28"},
      {"un an après le 13 janvier 2022", "2023-01-13"},
      {"journée du 13 janvier 2022", "2022-01-13"},
      {"dans la journée d'hier", "2026-11-27"},
      {"toute la journée du 13 janvier 2022", "2022-01-13"},
      {"la veille de mars 2020", "!"},
      {"3 jours avant 2020", "!"},
      {"quelques jours avant Noël", "!"},
  });
}

TEST_CASE("Intervals say whether their last day belongs to them") {
  check_all({
      {"du 5 au 13 janvier 2022 inclus", "2022-01-05..2022-01-13"},
      {"du 5 janvier 2022 inclus au 13 janvier 2022 exclu", "2022-01-05..2022-01-12"},
      {"du 5 au 13 janvier 2022 y compris", "2022-01-05..2022-01-13"},
      {"jusqu'au 13 janvier 2022 inclus", "1000-01-01..2022-01-13"},
      {"jusqu'au 13 janvier 2022 exclu", "1000-01-01..2022-01-12"},
      {"jusqu'au 13 janvier 2022 non inclus", "1000-01-01..2022-01-12"},
      {"avant le 13 janvier 2022 inclus", "1000-01-01..2022-01-13"},
      {"avant 2020 exclu", "1000-01-01..2019-12-31"},
      {"après 2020 inclus", "2020-01-01..9999-12-31"},
      {"à partir du 13 janvier 2022 inclus", "2022-01-13..9999-12-31"},
      {"mars 2020 inclus", "2020-03"},
      {"13 janvier 2022 au plus tard", "1000-01-01..2022-01-13"},
      {"13 janvier 2022 au plus tôt", "2022-01-13..9999-12-31"},
      {"2020 et après", "2020-01-01..9999-12-31"},
      {"mars 2020 exclu", "!"},
      {"du 13 janvier 2022 au 13 janvier 2022 exclu", "!"},
      {"du 5 exclu au 13 janvier 2022", "!"},
  });
}

TEST_CASE("Holidays may be weekdays of a month, or those of a neighbouring country") {
  check_all({
      {"fête des mères 2022", "2022-05-29"},
      {"fête des mères 2020", "2020-06-07"},  // Whitsun was 31 May
      {"fête des pères 2022", "2022-06-19"},
      {"fête des grands-mères 2022", "2022-03-06"},
      {"Black Friday 2021", "2021-11-26"},
      {"Black Friday", "2026-11-27"},
      {"cyber monday 2021", "2021-11-29"},
      {"Thanksgiving 2021", "2021-11-25"},
      {"Jeûne fédéral 2022", "2022-09-18"},
      {"journées du patrimoine 2021", "2021-09-18..2021-09-19"},
      {"Beaujolais nouveau 2021", "2021-11-18"},
      {"fête nationale belge 2022", "2022-07-21"},
      {"fête nationale suisse 2022", "2022-08-01"},
      {"fête nationale 2022", "2022-07-14"},
      {"la Saint-Jean 2022", "2022-06-24"},
      {"St-Jean-Baptiste 2022", "2022-06-24"},
      {"Fête-Dieu 2022", "2022-06-16"},
      {"journée internationale des femmes 2022", "2022-03-08"},
      {"journée de l'Europe 2022", "2022-05-09"},
      {"week-end de la fête des mères 2022", "2022-05-28..2022-05-29"},
      {"fête des voisins 2022", "!"},
      {"Saint-Denis 2022", "!"},
  });
}

TEST_CASE("What does not follow each other is no interval, with hours as little as without") {
  check_all({
      {"2019 et 2021", "!"},
      {"2019 ou 2021", "!"},
      {"mars 2019 et juin 2020", "!"},
      {"lundi et mercredi", "!"},
      {"Noël 2020 et Pâques 2021", "!"},
      {"5 janvier 2022 et 13 janvier 2022", "!"},
      {"hier matin et hier soir", "!"},
      {"hier soir et ce matin", "2026-11-27T18:00..2026-11-28T12:00"},
      {"entre hier soir et ce matin", "2026-11-27T18:00..2026-11-28T12:00"},
  });
}

TEST_CASE("Short forms and slips of the keyboard are read where they mean one thing") {
  check_all({
      {"il ya 3 jours", "2026-11-25"},
      {"y a 3 jours", "2026-11-25"},
      {"auj.", "2026-11-28"},
      {"Aujourd´hui", "2026-11-28"},
      {"ce we", "2026-11-28..2026-11-29"},
      {"WE du 13 juin 2020", "2020-06-13..2020-06-14"},
      {"1er tr. 2022", "2022-01-01..2022-03-31"},
      {"3e trim. 21", "2021-07-01..2021-09-30"},
      {"2e semestre 21", "2021-07-01..2021-12-31"},
      {"202201", "2022-01"},
      {"201201", "!"},  // December 2020, too
      {"202213", "!"},
      {"2022013", "2022-01-13"},
      {"2022366", "!"},
      {"13/01/2022 18:32:05", "2022-01-13T18:32..2022-01-13T18:33"},
      {"13/01/2022 18h heure de Paris", "2022-01-13T18:00..2022-01-13T19:00"},
      {"ces dernières heures", "!"},
  });
}

#include "time/find_dates.h"

#include <string>

#include <catch2/catch.hpp>

using namespace depeche;
using depeche::time::find_dates;

namespace {

// "jeudi = 2022-01-13; …"
std::string mentions(std::string_view text, std::string_view written) {
  std::string found;
  const auto dated = written.empty() ? std::nullopt : std::optional(parse_iso_range(written).value());
  for (const auto& mention : find_dates(text, dated)) {
    if (!found.empty()) found += "; ";
    found.append(text.substr(mention.begin, mention.end - mention.begin))
        .append(" = ")
        .append(to_string(mention.range));
  }
  return found;
}

struct Case {
  std::string_view text;
  std::string_view written;  // Thursday, when it is the 13th of January 2022
  std::string_view found;
};

void check_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    INFO(c.text << " written " << c.written);
    CHECK(mentions(c.text, c.written) == c.found);
  }
}

}  // namespace

TEST_CASE("dates with their year are found whenever the text was written") {
  check_all(
      {{"le 13/01/2022 à", "", "13/01/2022 = 2022-01-13"},
       {"Almaty | AFP | jeudi 13/01/2022 - Le", "", "jeudi 13/01/2022 = 2022-01-13"},
       {"(2022-01-13)", "", "2022-01-13 = 2022-01-13"},
       {"13.01.2022.", "", "13.01.2022 = 2022-01-13"},
       {"le 1er mars 2021, puis", "", "1er mars 2021 = 2021-03-01"},
       {"Le 6 Février\xC2\xA0"
        "2022",
        "",
        "6 Février\xC2\xA0"
        "2022 = 2022-02-06"},
       {"le lundi 10 janvier 2022", "", "lundi 10 janvier 2022 = 2022-01-10"},
       {"depuis janvier 2022", "", "janvier 2022 = 2022-01"},
       {"son indépendance en 1991.", "", "1991 = 1991"},
       {"du 5 au 13 janvier 2022", "", "5 au 13 janvier 2022 = 2022-01-05..2022-01-13"},
       {"entre le 16 septembre et le 2 octobre 2018", "", "16 septembre = 2018-09-16; 2 octobre 2018 = 2018-10-02"},
       {"en septembre et décembre 2018", "2022-01", "septembre = 2018-09; décembre 2018 = 2018-12"},
       {"cette année 2019", "2022-01", "2019 = 2019"},
       {"dans la nuit de lundi à mardi 20 novembre 2018", "2022-01-13", "mardi 20 novembre 2018 = 2018-11-20"},
       {"les 5 et 6 janvier 2022", "", "5 = 2022-01-05; 6 janvier 2022 = 2022-01-06"}});
}

TEST_CASE("a day and month take the year nearest to the day of writing, rather past") {
  check_all({{"ALMATY, 13 janvier (Reuters)", "2022-01", "13 janvier = 2022-01-13"},
             {"ce 7 janvier", "2022-01", "7 janvier = 2022-01-07"},
             {"avant le 22 janvier", "2022-01-13", "22 janvier = 2022-01-22"},
             {"le 23 décembre", "2022-01-13", "23 décembre = 2021-12-23"},
             {"le 14 juillet prochain", "2022-01-13", "14 juillet prochain = 2022-07-14"},
             {"le 10 avril dernier", "2022-01-13", "10 avril dernier = 2021-04-10"},
             {"les 9 et 10 septembre prochains", "2022-01", "9 = 2022-09-09; 10 septembre prochains = 2022-09-10"},
             {"mercredi matin 12 janvier", "2022-01", "mercredi matin 12 janvier = 2022-01-12"},
             {"mardi matin 12 janvier", "2022-01-13", "mardi matin 12 janvier = 2021-01-12"},
             {"jeudi matin 12 janvier", "2022-01-13", ""},
             {"l'alerte du 10 avril passe de 22 à 25", "2022-01-13", "10 avril = 2022-04-10"},
             {"l'an passé, le mois PASSÉ", "2022-01-13", "an passé = 2021; mois PASSÉ = 2021-12"},
             {"le 10 avril", "2022-01-13", "10 avril = 2022-04-10"},
             {"le 14 juillet", "2022-01-13", "14 juillet = 2021-07-14"},
             {"lundi 10 janvier", "2022-01", "lundi 10 janvier = 2022-01-10"},
             {"lundi 11 janvier", "2022-01", "lundi 11 janvier = 2021-01-11"},
             {"mercredi 12, il", "2022-01", "mercredi 12 = 2022-01-12"},
             {"en décembre", "2022-01", "décembre = 2021-12"},
             {"en janvier dernier", "2022-01", "janvier dernier = 2021-01"},
             {"le 13 janvier", "", ""},
             {"lundi 10 janvier", "", ""},
             {"le 13 janvier", "2019-01-01..2022-12-31", ""},
             {"le 13 janvier", "2022", "13 janvier = 2022-01-13"}});
}

TEST_CASE("days named from the day of writing are found only when it is known") {
  check_all(
      {{"a débuté jeudi son retrait", "2022-01-13", "jeudi = 2022-01-13"},
       {"mercredi soir, puis vendredi", "2022-01-13", "mercredi soir = 2022-01-12; vendredi = 2022-01-07"},
       {"d'ici à vendredi prochain", "2022-01-13", "vendredi prochain = 2022-01-14"},
       {"jeudi dernier et jeudi prochain", "2022-01-13", "jeudi dernier = 2022-01-06; jeudi prochain = 2022-01-20"},
       {"mardi de la semaine dernière", "2022-01-13", "mardi de la semaine dernière = 2022-01-04"},
       {"hier, avant-hier, demain, Après-demain", "2022-01-13",
        "hier = 2022-01-12; avant-hier = 2022-01-11; demain = 2022-01-14; Après-demain = 2022-01-15"},
       {"jeudi, mercredi soir, hier, samedi dernier, la veille", "2022-01", ""},
       {"jeudi, mercredi soir, hier, samedi dernier, la veille", "", ""}});
}

TEST_CASE("a weekday that its clause announces is ahead") {
  check_all({{"Le scrutin doit avoir lieu lundi", "2022-01-13", "lundi = 2022-01-17"},
             {"un vol sur cinq sera supprimé vendredi matin", "2022-01-13", "vendredi matin = 2022-01-14"},
             {"La réouverture est attendue samedi", "2022-01-13", "samedi = 2022-01-15"},
             {"Ils affronteront le Maroc dimanche à Yaoundé", "2022-01-13", "dimanche = 2022-01-16"},
             {"Il va recevoir jeudi", "2022-01-13", "jeudi = 2022-01-13"},
             {"Le texte sera voté, annonce mercredi le ministre", "2022-01-13", "mercredi = 2022-01-12"},
             {"Il sera jugé. Mercredi, il a parlé", "2022-01-13", "Mercredi = 2022-01-12"},
             {"Le texte qui sera voté a été déposé lundi", "2022-01-13", "lundi = 2022-01-10"},
             {"Il se retira et livra mardi sur le front", "2022-01-13", "mardi = 2022-01-11"},
             {"venu d'Ankara lundi", "2022-01-13", "lundi = 2022-01-10"},
             {"doit partir lundi", "2022-01", ""}});
}

TEST_CASE("a month alone counts behind de only as a common noun") {
  check_all({{"les émeutes de janvier", "2022-06-06", "janvier = 2022-01"},
             {"début du mois d'août", "2022-01-13", "août = 2021-08"},
             {"la conquête de Mars", "2022-01-13", ""},
             {"la révolution d'Octobre", "2022-01-13", ""},
             {"les événements de mai 68", "2022-01-13", ""},
             {"les émeutes de janvier", "", ""}});
}

TEST_CASE("la veille and le lendemain are beside the day told of in the paragraph") {
  check_all({{"Lundi, il a parlé. La veille, il", "2022-01-13", "Lundi = 2022-01-10; veille = 2022-01-09"},
             {"Lundi, il a parlé. Le lendemain, il", "2022-01-13", "Lundi = 2022-01-10; lendemain = 2022-01-11"},
             {"Lundi, il a parlé.\n\nLa veille, il. \n\nLe lendemain", "2022-01-13",
              "Lundi = 2022-01-10; veille = 2022-01-12"},
             {"Lundi 10 janvier, il a parlé.\n\nLa veille, il", "2022-01",
              "Lundi 10 janvier = 2022-01-10; veille = 2022-01-09"},
             {"Lundi 10 janvier, il a parlé.\n\nIl part.\n\nLa veille, il", "2022-01", "Lundi 10 janvier = 2022-01-10"},
             {"le 3 mars 2021. Le lendemain", "", "3 mars 2021 = 2021-03-03; lendemain = 2021-03-04"},
             {"à la veille du retrait, au lendemain de la visite", "2022-01-13", ""}});
}

TEST_CASE("weeks, months and years beside that of writing are found when it lies in one") {
  check_all({{"la semaine dernière", "2022-01-13", "semaine dernière = 2022-01-03..2022-01-09"},
             {"la semaine passée", "2022-01", ""},
             {"le mois dernier", "2022-01", "mois dernier = 2021-12"},
             {"ce mois-ci", "2022-01", "mois = 2022-01"},
             {"l’an dernier, l'année prochaine, cette année", "2022",
              "an dernier = 2021; année prochaine = 2023; année = 2022"},
             {"le mois dernier", "2022", ""},
             {"le week-end dernier", "2022-01-13", "week-end dernier = 2022-01-08..2022-01-09"},
             {"la semaine précédente, les mois derniers, un an", "2022-01-13", ""}});
}

TEST_CASE("what only looks like a date is not found") {
  for (std::string_view text : {"31 février 2022",
                                "mardi 13 janvier 2022",
                                "32/01/2022",
                                "13/13/2022",
                                "1.13.01.2022",
                                "13/01/2022/5",
                                "2.000 hommes",
                                "2-1",
                                "3/4",
                                "20 000 soldats",
                                "le lundi",
                                "chaque mardi",
                                "tous les jeudis",
                                "lundi de Pâques",
                                "mercredi des Cendres",
                                "Vendredi saint",
                                "aujourd'hui",
                                "le monde de demain",
                                "la maison",
                                "marsouin",
                                "Marseille",
                                "mai 68",
                                "le 10 mai 68",
                                "lundis",
                                "le 6",
                                "2022",
                                "1500 mètres",
                                "l'avant",
                                "après",
                                "une semaine",
                                "le mois",
                                "dix ans",
                                "sam",
                                "mon ami",
                                "dimancheX",
                                "xjeudi",
                                "éjeudi",
                                "jeudi13",
                                "13janvier"}) {
    INFO(text);
    CHECK(mentions(text, "2022-01-13") == "");
  }
}

TEST_CASE("a number behind a weekday is a day only where no noun follows") {
  check_all({{"jeudi 13 soldats", "2022-01-13", "jeudi = 2022-01-13"},
             {"jeudi 13 au soir", "2022-01-13", "jeudi 13 = 2022-01-13"},
             {"jeudi 12, à", "2022-01-13", ""},
             {"jeudi 2.000 hommes", "2022-01-13", "jeudi = 2022-01-13"}});
}

TEST_CASE("the reference dispatches mention the days that a reader sees") {
  check_all({{"Le président a assuré, lundi 10 janvier, que ... de la semaine passée. Déployé le 6 janvier. Doit "
              "présenter mardi",
              "2022-01", "lundi 10 janvier = 2022-01-10; 6 janvier = 2022-01-06"},
             {"le 6 janvier et doit achever son départ avant le 22 janvier", "2022-01-13",
              "6 janvier = 2022-01-06; 22 janvier = 2022-01-22"},
             {"Moscou avait dépêché jeudi dernier des troupes. Les autorités ont déclaré dimanche", "2022-01-13",
              "jeudi dernier = 2022-01-06; dimanche = 2022-01-09"}});
}

TEST_CASE("a text names dates when it would have some, had it been written on some day") {
  for (const auto* text : {"jeudi", "a annoncé vendredi", "le 13 janvier", "lundi 10 janvier", "13/01/2022", "en mars",
                           "la veille", "l'an dernier"}) {
    INFO(text);
    CHECK(time::names_dates(text));
  }
  for (const auto* text :
       {"", "retrait OTSC", "225 morts", "G20", "les marches de l'escalier", "la maison", "\xFF\xFE"}) {
    INFO(text);
    CHECK_FALSE(time::names_dates(text));
  }
}

TEST_CASE("days that are counted, shortened or raised are found") {
  check_all({{"il y a 5 jours, il", "2022-01-13", "il y a 5 jours = 2022-01-08"},
             {"Il y a cinq jours", "2022-01-13", "Il y a cinq jours = 2022-01-08"},
             {"il y a deux semaines", "2022-01-13", "il y a deux semaines = 2021-12-27..2022-01-02"},
             {"il y a trois mois", "2022-01-13", "il y a trois mois = 2021-10"},
             {"il y a 10 ans", "2022-01-13", "il y a 10 ans = 2012"},
             {"il y a 5 jours", "2022-01", ""},
             {"il y a plus de 5 jours", "2022-01-13", ""},
             {"il y a 5 journaux", "2022-01-13", ""},
             {"le 10/01, il", "2022-01-13", "10/01 = 2022-01-10"},
             {"du 28/12 au 03/01", "2022-01-13", "28/12 au 03/01 = 2021-12-28..2022-01-03"},
             {"jeudi 06/01", "2022-01", "jeudi 06/01 = 2022-01-06"},
             {"le 1/4 des voix, 10/20, le 10/01/", "2022-01-13", ""},
             {"le 10/13, le 32/01", "2022-01-13", ""},
             {"du 18/11/17", "", "18/11/17 = 2017-11-18"},
             {"le 03.02.98", "2022-01-13", "03.02.98 = 1998-02-03"},
             {"version 3.02.98", "2022-01-13", ""},
             {"11-Septembre 2001", "", "11-Septembre 2001 = 2001-09-11"},
             {"le 11-Septembre a", "2022-01-13", "11-Septembre = 2001-09-11"},
             {"au palais du 15-Janvier", "2022-01-13", ""},
             {"1ᵉʳ janvier 2024", "", "1ᵉʳ janvier 2024 = 2024-01-01"},
             {"le 1 er novembre", "2022-01-13", "1 er novembre = 2021-11-01"},
             {"le premier décembre 2023", "", "premier décembre 2023 = 2023-12-01"},
             {"le premier janvier", "2022-01-13", "premier janvier = 2022-01-01"},
             {"arrivé premier en décembre 2023", "", "décembre 2023 = 2023-12"},
             {"au premier trimestre 2023", "", "premier trimestre 2023 = 2023-01-01..2023-03-31"},
             {"au 2e semestre de 2021", "", "2e semestre de 2021 = 2021-07-01..2021-12-31"},
             {"le 5e trimestre 2021, ce trimestre", "2022-01-13", ""},
             {"en sept. 2019, en sept ans", "", "sept. 2019 = 2019-09"}});
}

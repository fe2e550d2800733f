#include <initializer_list>
#include <string>

#include <catch2/catch.hpp>

#include "time/parse_expression.h"

using namespace depeche;

namespace {

// Thursday.
const Day kToday{std::chrono::year{2022} / 1 / 13};

struct Case {
  std::string_view text;
  std::string_view range;
};

void check_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    const auto range = parse_date(c.text, kToday);
    INFO(c.text << (range ? "" : ": " + range.error().message));
    CHECK((range ? to_string(*range) : "refused") == c.range);
  }
}

}  // namespace

TEST_CASE("dates in numbers are read") {
  check_all({{"2022-01-13", "2022-01-13"},
             {"2022-1-3", "2022-01-03"},
             {"2022/01/13", "2022-01-13"},
             {"20220113", "2022-01-13"},
             {"2022-01", "2022-01"},
             {"01/2022", "2022-01"},
             {"2022", "2022"},
             {"13/01/2022", "2022-01-13"},
             {"13.01.2022", "2022-01-13"},
             {"13-01-2022", "2022-01-13"},
             {"13–01–2022", "2022-01-13"},
             {"13/01/22", "2022-01-13"},
             {"13/01/74", "1974-01-13"},
             {"13/01/42", "2042-01-13"},
             {"13/01/43", "1943-01-13"},
             {"13/1", "2022-01-13"},
             {"14/1", "2021-01-14"},
             {"13 1 2022", "2022-01-13"},
             {"  2022-01-13 ", "2022-01-13"},
             {"29/02/2020", "2020-02-29"}});
}

TEST_CASE("a timestamp is the day that it prints") {
  check_all({{"2022-01-13T10:00:00+01:00", "2022-01-13"},
             {"2022-01-13T23:59:59.999-11:00", "2022-01-13"},
             {"2022-01-13T10:00Z", "2022-01-13"},
             {"2022-01-13 10:00:00", "2022-01-13"},
             {"20220113T100000Z", "2022-01-13"},
             {"20220113T1000", "2022-01-13"},
             {"Thu, 13 Jan 2022 10:00:00 +0100", "2022-01-13"},
             {"Thu, 13 Jan 2022 10:00:00 GMT", "2022-01-13"},
             {"2022-01-13T25:00:00", "refused"},
             {"2022-01-13T10:60", "refused"},
             {"2022-01-13T", "refused"},
             {"2022-01-13T10:00 foo", "refused"},
             {"2022-02-30T10:00:00Z", "refused"}});
}

TEST_CASE("dates in words are read in French and English, whatever the case, accents, blanks and apostrophes") {
  check_all({{"6 janvier 2022", "2022-01-06"},
             {"le 6 janvier 2022", "2022-01-06"},
             {"6 JANVIER 2022", "2022-01-06"},
             {"6\xC2\xA0janvier\xE2\x80\xAF"
              "2022",
              "2022-01-06"},
             {"1er janvier 2022", "2022-01-01"},
             {"premier mars 2021", "2021-03-01"},
             {"trente-et-un décembre 2021", "2021-12-31"},
             {"dix-sept août 2021", "2021-08-17"},
             {"5 juil. 2021", "2021-07-05"},
             {"5 fevr. 2021", "2021-02-05"},
             {"5 fe\xCC\x81vrier 2021", "2021-02-05"},
             {"31 octobre 74", "1974-10-31"},
             {"janvier 2022", "2022-01"},
             {"janv. 2022", "2022-01"},
             {"en janvier 2022", "2022-01"},
             {"le mois de mars 2021", "2021-03"},
             {"lundi 10 janvier 2022", "2022-01-10"},
             {"lun. 10 janv. 2022", "2022-01-10"},
             {"lundi 10/01/2022", "2022-01-10"},
             {"mar. 11 janvier 2022", "2022-01-11"},
             {"mar 2021", "2021-03"},
             {"January 2022", "2022-01"},
             {"January 13, 2022", "2022-01-13"},
             {"13 January 2022", "2022-01-13"},
             {"13th of January 2022", "2022-01-13"},
             {"Monday 10 January 2022", "2022-01-10"},
             {"11 sept. 2001", "2001-09-11"}});
}

TEST_CASE("what lacks a year, month or week is the nearest that is past or present") {
  check_all({{"13 janvier", "2022-01-13"},
             {"14 janvier", "2021-01-14"},
             {"le 14 juillet", "2021-07-14"},
             {"29 février", "2020-02-29"},
             {"lundi 10 janvier", "2022-01-10"},
             {"lundi 11 janvier", "2021-01-11"},
             {"janvier", "2022-01"},
             {"février", "2021-02"},
             {"le 5", "2022-01-05"},
             {"le 14", "2021-12-14"},
             {"le 31", "2021-12-31"},
             {"lundi 6", "2021-12-06"},
             {"jeudi", "2022-01-13"},
             {"ce jeudi", "2022-01-13"},
             {"vendredi", "2022-01-07"},
             {"fin janvier", "2021-01-21..2021-01-31"},
             {"mi-janvier", "2022-01-11..2022-01-20"},
             {"été", "2021-06-21..2021-09-22"},
             {"Noël", "2021-12-25"}});
}

TEST_CASE("read towards the future, they are the nearest that is present or to come") {
  const auto read = [](std::string_view text) {
    const auto range = depeche::time::parse_expression(text, {kToday, depeche::time::Direction::future});
    return range ? to_string(*range) : "refused";
  };
  for (const Case& c : {Case{"13 janvier", "2022-01-13"},
                        {"12 janvier", "2023-01-12"},
                        {"lundi", "2022-01-17"},
                        {"janvier", "2022-01"},
                        {"décembre", "2022-12"},
                        {"le 5", "2022-02-05"},
                        {"hier", "2022-01-12"},
                        {"lundi dernier", "2022-01-10"},
                        {"début de mois", "2022-02-01..2022-02-10"}})
    CHECK(read(c.text) == c.range);
}

TEST_CASE("days and units are counted from today") {
  check_all({{"hier", "2022-01-12"},
             {"avant-hier", "2022-01-11"},
             {"avant hier", "2022-01-11"},
             {"aujourd'hui", "2022-01-13"},
             {"aujourd’hui", "2022-01-13"},
             {"AUJOURD'HUI", "2022-01-13"},
             {"demain", "2022-01-14"},
             {"après-demain", "2022-01-15"},
             {"la veille", "2022-01-12"},
             {"il y a 3 jours", "2022-01-10"},
             {"il y a trois jours", "2022-01-10"},
             {"il y a deux semaines", "2021-12-30"},
             {"il y a un mois", "2021-12-13"},
             {"il y a un an", "2021-01"},
             {"dans 3 jours", "2022-01-16"},
             {"deux jours après", "2022-01-15"},
             {"yesterday", "2022-01-12"},
             {"3 days ago", "2022-01-10"},
             {"in 3 days", "2022-01-16"},
             {"the day before yesterday", "2022-01-11"}});
}

TEST_CASE("dernier is strictly before, prochain strictly after the present one") {
  check_all({{"jeudi dernier", "2022-01-06"},
             {"lundi dernier", "2022-01-10"},
             {"jeudi prochain", "2022-01-20"},
             {"last Monday", "2022-01-10"},
             {"janvier dernier", "2021-01"},
             {"mars prochain", "2022-03"},
             {"le 14 juillet prochain", "2022-07-14"},
             {"Noël dernier", "2021-12-25"},
             {"la semaine dernière", "2022-01-03..2022-01-09"},
             {"la semaine passée", "2022-01-03..2022-01-09"},
             {"cette semaine", "2022-01-10..2022-01-16"},
             {"la semaine prochaine", "2022-01-17..2022-01-23"},
             {"le mois dernier", "2021-12"},
             {"ce mois-ci", "2022-01"},
             {"ce mois", "2022-01"},
             {"l'année dernière", "2021"},
             {"l'an dernier", "2021"},
             {"cette année", "2022"},
             {"last week", "2022-01-03..2022-01-09"},
             {"this month", "2022-01"},
             {"le trimestre dernier", "2021-10-01..2021-12-31"},
             {"mardi de la semaine dernière", "2022-01-04"},
             {"lundi en huit", "2022-01-24"},
             {"week-end dernier", "2022-01-08..2022-01-09"},
             {"le week-end prochain", "2022-01-15..2022-01-16"},
             {"ce week-end", "2022-01-15..2022-01-16"}});
}

TEST_CASE("derniers are whole units before the present, and les derniers jours and ces derniers end today") {
  check_all({{"les 3 derniers jours", "2022-01-11..2022-01-13"},
             {"ces 3 derniers jours", "2022-01-11..2022-01-13"},
             {"last 3 days", "2022-01-10..2022-01-12"},
             {"les deux dernières semaines", "2021-12-27..2022-01-09"},
             {"ces 3 dernières semaines", "2021-12-24..2022-01-13"},
             {"2 derniers mois", "2021-11-01..2021-12-31"},
             {"ces 2 dernières années", "2020-01-14..2022-01-13"},
             {"3 prochains jours", "2022-01-14..2022-01-16"}});
}

TEST_CASE("parts of months, years and weeks are read") {
  check_all({{"début janvier 2022", "2022-01-01..2022-01-10"},
             {"mi-janvier 2022", "2022-01-11..2022-01-20"},
             {"fin janvier 2022", "2022-01-21..2022-01-31"},
             {"fin février 2022", "2022-02-21..2022-02-28"},
             {"à la fin du mois de mars 2021", "2021-03-21..2021-03-31"},
             {"début 2022", "2022-01-01..2022-03-31"},
             {"mi-2022", "2022-05-01..2022-08-31"},
             {"fin 2022", "2022-10-01..2022-12-31"},
             {"début de l'année", "2022-01-01..2022-03-31"},
             {"fin de la semaine dernière", "2022-01-06..2022-01-09"},
             {"late January 2022", "2022-01-21..2022-01-31"},
             {"1er trimestre 2022", "2022-01-01..2022-03-31"},
             {"quatrième trimestre de 2021", "2021-10-01..2021-12-31"},
             {"second semestre 2021", "2021-07-01..2021-12-31"},
             {"first quarter of 2022", "2022-01-01..2022-03-31"},
             {"la première semaine de janvier 2022", "2022-01-03..2022-01-09"},
             {"la dernière semaine de janvier 2022", "2022-01-24..2022-01-30"},
             {"la première quinzaine de février 2021", "2021-02-01..2021-02-15"},
             {"la seconde quinzaine de février 2021", "2021-02-16..2021-02-28"},
             {"le dernier jour de février 2020", "2020-02-29"},
             {"premier lundi de janvier 2022", "2022-01-03"},
             {"le dernier dimanche de mars 2021", "2021-03-28"},
             {"la semaine du 7 octobre 2021", "2021-10-04..2021-10-10"}});
}

TEST_CASE("seasons and holidays are read, those that move with Easter too") {
  check_all({{"été 2021", "2021-06-21..2021-09-22"},
             {"hiver 2021", "2021-12-21..2022-03-20"},
             {"hiver 2021-2022", "2021-12-21..2022-03-20"},
             {"hiver 2021-2023", "refused"},
             {"l'été dernier", "2021-06-21..2021-09-22"},
             {"printemps prochain", "2022-03-20..2022-06-21"},
             {"Noël 2021", "2021-12-25"},
             {"jour de l'an", "2022-01-01"},
             {"1er mai 2021", "2021-05-01"},
             {"11 novembre", "2021-11-11"},
             {"la Toussaint", "2021-11-01"},
             {"jour de la Toussaint 2020", "2020-11-01"},
             {"fête du travail 2020", "2020-05-01"},
             {"fête nationale", "2021-07-14"},
             {"Pâques 2022", "2022-04-17"},
             {"lundi de Pâques 2022", "2022-04-18"},
             {"Ascension 2022", "2022-05-26"},
             {"jeudi de l'Ascension 2022", "2022-05-26"},
             {"Pentecôte 2022", "2022-06-05"},
             {"mardi gras 2022", "2022-03-01"},
             {"Easter 2022", "2022-04-17"},
             {"Christmas", "2021-12-25"}});
}

TEST_CASE("ranges are read, and the first half takes from the second what it lacks") {
  check_all({{"2022-01-06..2022-01-13", "2022-01-06..2022-01-13"},
             {"2021-12..2022-01-13", "2021-12-01..2022-01-13"},
             {"hier..demain", "2022-01-12..2022-01-14"},
             {"du 5 au 13 janvier 2022", "2022-01-05..2022-01-13"},
             {"du 5 au 13 janvier", "2022-01-05..2022-01-13"},
             {"du 5 au 13", "2022-01-05..2022-01-13"},
             {"entre le 5 et le 13 janvier 2022", "2022-01-05..2022-01-13"},
             {"5-13 janvier 2022", "2022-01-05..2022-01-13"},
             {"5–12 janvier 2022", "2022-01-05..2022-01-12"},
             {"du lundi 3 au vendredi 7 janvier 2022", "2022-01-03..2022-01-07"},
             {"du mardi 3 au vendredi 7 janvier 2022", "refused"},
             {"du 28 décembre au 3 janvier 2022", "2021-12-28..2022-01-03"},
             {"du 28 décembre 2021 au 3 janvier", "2021-12-28..2022-01-03"},
             {"de janvier à mars 2021", "2021-01-01..2021-03-31"},
             {"janvier-mars 2021", "2021-01-01..2021-03-31"},
             {"entre 2019 et 2021", "2019-01-01..2021-12-31"},
             {"2019-2021", "2019-01-01..2021-12-31"},
             {"de lundi à mercredi", "2022-01-10..2022-01-12"},
             {"from Friday to Tuesday", "2022-01-07..2022-01-11"},
             {"de mars 2021 au 13 janvier 2022", "2021-03-01..2022-01-13"},
             {"du 1er au 31 janvier 2022", "2022-01"},
             {"entre hier et aujourd'hui", "2022-01-12..2022-01-13"},
             {"13 jusqu'au 15 juillet 2021", "2021-07-13..2021-07-15"},
             {"from 5 to 13 January 2022", "2022-01-05..2022-01-13"},
             {"between 5 and 13 January 2022", "2022-01-05..2022-01-13"}});
}

TEST_CASE("open ranges reach the ends of the calendar, and before and after exclude what they name") {
  check_all({{"2022-01..", "2022-01-01..9999-12-31"},
             {"..2022-01", "1000-01-01..2022-01-31"},
             {"depuis lundi", "2022-01-10..9999-12-31"},
             {"depuis 2021", "2021-01-01..9999-12-31"},
             {"depuis 3 jours", "2022-01-10..9999-12-31"},
             {"depuis le début de l'année", "2022-01-01..9999-12-31"},
             {"à partir du 8", "2022-01-08..9999-12-31"},
             {"jusqu'au 13 janvier 2022", "1000-01-01..2022-01-13"},
             {"jusqu’à hier", "1000-01-01..2022-01-12"},
             {"avant mars 2021", "1000-01-01..2021-02-28"},
             {"après le 3 mai 2021", "2021-05-04..9999-12-31"},
             {"après mars 2021", "2021-04-01..9999-12-31"},
             {"since January", "2022-01-01..9999-12-31"},
             {"until 13 January 2022", "1000-01-01..2022-01-13"},
             {"from March 2021", "2021-03-01..9999-12-31"},
             {"before 2021", "1000-01-01..2020-12-31"}});
}

TEST_CASE("sept is a month, and seven before a month") {
  check_all({{"sept. 2019", "2019-09"},
             {"sept 2019", "2019-09"},
             {"12 sept. 2019", "2019-09-12"},
             {"sept mars 2020", "2020-03-07"},
             {"1 er mars 2020", "2020-03-01"},
             {"1\u1D49\u02B3 mars 2020", "2020-03-01"}});
}

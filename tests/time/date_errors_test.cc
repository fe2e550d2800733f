#include <string>

#include <catch2/catch.hpp>

#include "depeche/date.h"

using namespace depeche;

namespace {

// Thursday.
const Day kToday{std::chrono::year{2022} / 1 / 13};

struct Case {
  std::string_view text;
  std::string_view message;
};

void check_refused(const Case& c) {
  const auto range = parse_date(c.text, kToday);
  INFO(c.text << (range ? " gave " + to_string(*range) : ""));
  REQUIRE_FALSE(range.has_value());
  CHECK(range.error().code == ErrorCode::date);
  CHECK(range.error().message == c.message);
  CHECK(range.error().hint.find("2022-01-13, 2022-01, 13/01/2022") != std::string::npos);
}

}  // namespace

TEST_CASE("a date that cannot be is refused with the reason") {
  for (const Case& c : {
           Case{"31 février 2022", "“31 février 2022”: there is no 31 February 2022: February 2022 has 28 days"},
           {"2022-02-30", "“2022-02-30”: there is no 30 February 2022: February 2022 has 28 days"},
           {"20220230", "“20220230”: there is no 30 February 2022: February 2022 has 28 days"},
           {"29 février 1900", "“29 février 1900”: there is no 29 February 1900: February 1900 has 28 days"},
           {"30 février", "“30 février”: there is no 30 February: February has 29 days"},
           {"31/4", "“31/4”: there is no 31 April: April has 30 days"},
           {"2022-13", "“2022-13”: there is no month 13: months go from 1 to 12"},
           {"2022-00", "“2022-00”: there is no month 0: months go from 1 to 12"},
           {"13/13/2022", "“13/13/2022”: there is no month 13: months go from 1 to 12"},
           {"32/01/2022", "“32/01/2022”: there is no day 32: days go from 1 to 31"},
           {"0/1/2022", "“0/1/2022”: there is no day 0: days go from 1 to 31"},
           {"99 janvier", "“99 janvier”: there is no day 99: days go from 1 to 31"},
           {"01/01/0000", "“01/01/0000”: year 0 is out of range: years go from 1000 to 9999"},
           {"0999", "“0999”: year 999 is out of range: years go from 1000 to 9999"},
           {"lundi 13 janvier 2022", "“lundi 13 janvier 2022”: 13 January 2022 is a Thursday, not a Monday"},
           {"vendredi 13/01/2022", "“vendredi 13/01/2022”: 13 January 2022 is a Thursday, not a Friday"},
           {"cinquième lundi de février 2022", "“cinquième lundi de février 2022”: 2022-02 has no such part"},
           {"5 et 13 janvier 2022",
            "“5 et 13 janvier 2022”: 2022-01-05 and 2022-01-13 do not follow each other; ask for one, or with OR "
            "between "
            "for both"},
           {"3e semestre 2022", "“3e semestre 2022”: 2022 has no such part"},
           {"il y a 5000 ans", "“il y a 5000 ans”: the day lies outside the years 1000 to 9999"},
           {"dans 999999999 semaines", "“dans 999999999 semaines”: the day lies outside the years 1000 to 9999"},
       })
    check_refused(c);
}

TEST_CASE("a range that ends before it begins is refused as such") {
  for (const Case& c : {
           Case{"2022-01-13..2022-01-06",
                "“2022-01-13..2022-01-06”: the range ends before it begins: 2022-01-13 is after 2022-01-06"},
           {"du 13 au 5 janvier 2022",
            "“du 13 au 5 janvier 2022”: the range ends before it begins: 2022-01-13 is after 2022-01-05"},
           {"entre 2022 et 2020",
            "“entre 2022 et 2020”: the range ends before it begins: 2022-01-01 is after 2020-12-31"},
           {"de demain à hier", "“de demain à hier”: the range ends before it begins: 2022-01-14 is after 2022-01-12"},
       })
    check_refused(c);
}

TEST_CASE("what is not wholly understood is refused with the text from there on") {
  for (const Case& c : {
           Case{"foo", "“foo” is not understood as a date"},
           {"lundi foo", "“lundi foo” is not understood as a date from “foo” on"},
           {"6 janvier 2022 bis", "“6 janvier 2022 bis” is not understood as a date from “bis” on"},
           {"2022-01-13-14", "“2022-01-13-14” is not understood as a date"},
           {"13", "“13” is not understood as a date"},
           {"depuis", "“depuis” is not understood as a date"},
           {"2022-01-13 foo", "“2022-01-13 foo” is not understood as a date from “foo” on"},
           {"ces derniers jours", "“ces derniers jours” is not understood as a date from “jours” on"},
           {"mercredi suivant", "“mercredi suivant” is not understood as a date from “suivant” on"},
           {"1/2/202", "“1/2/202” is not understood as a date from “/202” on"},
           {"201201", "“201201” is not understood as a date"},
           {"", "the date is empty"},
           {" \xC2\xA0 ", "the date is empty"},
           {"\xFF\xFE", "“??” is not understood as a date"},
       })
    check_refused(c);
}

TEST_CASE("ambiguous numbers are refused, not guessed") {
  for (std::string_view text : {"de 5 à 7", "entre 5 et 7", "5-7", "..", "1.5", "12", "2022 13 01", "1/2/3",
                                "janvier 13", "du 5 au 7 h", "13 13 13 13", "99/99", "10 000"}) {
    INFO(text);
    const auto range = parse_date(text, kToday);
    if (text == "5-7") {
      CHECK(to_string(range.value()) == "2021-07-05");
      continue;
    }
    if (text == "1.5") {
      CHECK(to_string(range.value()) == "2021-05-01");
      continue;
    }
    CHECK_FALSE(range.has_value());
  }
}

TEST_CASE("a time of day is refused as one") {
  for (std::string_view text :
       {"lundi matin", "15h", "hier à 15h30", "ce soir", "demain midi", "il y a 3 heures", "this morning", "12:30"}) {
    const auto range = parse_date(text, kToday);
    INFO(text);
    REQUIRE_FALSE(range.has_value());
    CHECK(range.error().message == "“" + std::string(text) + "” names a time of day; dates are whole days");
  }
}

TEST_CASE("an overlong date is refused with its beginning") {
  const auto range = parse_date(std::string(5000, 'x'), kToday);
  REQUIRE_FALSE(range.has_value());
  CHECK(range.error().message == "“" + std::string(60, 'x') + "…” is too long for a date: over 200 bytes");
}

TEST_CASE("an error says at which byte the date is no longer understood") {
  CHECK(parse_date("après le 6 février foo", kToday).error().offset == 21);
  CHECK_FALSE(parse_date("31 février 2022", kToday).error().offset.has_value());
}

#include "time/field_date.h"

#include <catch2/catch.hpp>

using namespace depeche;

namespace {

// The moment in the reader's zone, else the days, else "!"; a "?" behind when an hour was left out.
std::string shown(const depeche::time::FieldDate& date) {
  const std::string doubt = date.hour_is_left_out ? "?" : "";
  if (date.written_at) return to_string(in_time_zone(date.written_at->time)) + doubt;
  return (date.dated ? to_string(*date.dated) : "!") + doubt;
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

template <std::size_t n>
void check_all(const Case (&cases)[n]) {
  for (const Case& c : cases) {
    INFO(c.text);
    const auto date = depeche::time::read_field_date(c.text);
    CHECK(shown(date) == c.expected);
    if (date.written_at) CHECK(date.dated == day_range(day_in_time_zone(date.written_at->time)));
  }
}

}  // namespace

TEST_CASE("A date field holds a day, a moment or an interval, as people and machines write them") {
  check_all({
      {"13/01/2022 18h32", "2022-01-13T18:32:00+01:00"},
      {"13/01/2022 à 18h32", "2022-01-13T18:32:00+01:00"},
      {"13/01/2022 18:32", "2022-01-13T18:32:00+01:00"},
      {"jeudi 13 janvier 2022, 18:32", "2022-01-13T18:32:00+01:00"},
      {"jeudi 13 janvier 2022 18h32", "2022-01-13T18:32:00+01:00"},
      {"Le 13/01/2022 à 18:32", "2022-01-13T18:32:00+01:00"},
      {"13/01/22", "2022-01-13"},
      {"13 janvier 2022 à 18h32", "2022-01-13T18:32:00+01:00"},
      {"13 janv. 2022 18 h 32", "2022-01-13T18:32:00+01:00"},
      {"Publié le 13.01.2022 à 07h05", "2022-01-13T07:05:00+01:00"},
      {"20220113T183200Z", "2022-01-13T19:32:00+01:00"},
      {"20220113T183200+0100", "2022-01-13T18:32:00+01:00"},
      {"2022-01-13T18:32:00-05:00", "2022-01-14T00:32:00+01:00"},
      {"2022-07-14 06:00", "2022-07-14T06:00:00+02:00"},
      {"131832 GMT JAN 22", "2022-01-13T19:32:00+01:00"},
      {"131932 Jan 22", "2022-01-13T19:32:00+01:00"},
      {"Thu, 13 Jan 2022 18:32:00 GMT", "2022-01-13T19:32:00+01:00"},
      {"Thu, 13 Jan 22 18:32:00 +0100", "2022-01-13T18:32:00+01:00"},
      {"13 janvier 2022", "2022-01-13"},
      {"janvier 2022", "2022-01"},
      {"2022", "2022"},
      {"été 2019", "2019-06-21..2019-09-22"},
      {"du 5 au 13 janvier 2022", "2022-01-05..2022-01-13"},
      {"janvier-février 2022", "2022-01-01..2022-02-28"},
      {"30 octobre 2022 02h30", "2022-10-30T02:30:00+02:00"},
      {"27 mars 2022 02h30", "2022-03-27T03:30:00+02:00"},
      {"31/02/2022 10h00", "!"},
      {"13/13/2022", "!"},
      {"13/01/2022 25h61", "2022-01-13?"},
  });
}

TEST_CASE("An hour stands behind the day or before it, in any way of writing") {
  check_all({
      {"13/01/2022 18h32m05s", "2022-01-13T18:32:05+01:00"},
      {"13/01/2022 18 heures 32", "2022-01-13T18:32:00+01:00"},
      {"13/01/2022 18h", "2022-01-13T18:00:00+01:00"},
      {"13/01/2022 18.32", "2022-01-13T18:32:00+01:00"},
      {"13.01.2022 18.32", "2022-01-13T18:32:00+01:00"},
      {"13-01-2022 18:32:05", "2022-01-13T18:32:05+01:00"},
      {"13-01-22, 18H32", "2022-01-13T18:32:00+01:00"},
      {"2022/01/13 18:32:05.250", "2022-01-13T18:32:05+01:00"},
      {"13 janvier 2022 | 18h32", "2022-01-13T18:32:00+01:00"},
      {"13 janvier 2022 – 18 h 32", "2022-01-13T18:32:00+01:00"},
      {"13\u00A0janvier\u00A02022 à 18\u202Fh\u202F32", "2022-01-13T18:32:00+01:00"},
      {"18h32, jeudi 13 janvier 2022", "2022-01-13T18:32:00+01:00"},
      {"à 18:32 le 13/01/2022", "2022-01-13T18:32:00+01:00"},
      {"18h 13 janvier 2022", "2022-01-13T18:00:00+01:00"},
      {"January 13, 2022 6:32 PM", "2022-01-13T18:32:00+01:00"},
      {"January 13, 2022 at 12:05 a.m.", "2022-01-13T00:05:00+01:00"},
      {"13/01/2022 00:00", "2022-01-13T00:00:00+01:00"},
      {"13/01/2022 24h00", "2022-01-14T00:00:00+01:00"},
      {"1er mars 1912 8h", "1912-03-01T08:00:00+00:00"},
  });
}

TEST_CASE("An hour may say whose clocks show it") {
  check_all({
      {"13/01/2022 18h32 GMT", "2022-01-13T19:32:00+01:00"},
      {"13/01/2022 18:32 UTC+2", "2022-01-13T17:32:00+01:00"},
      {"13/01/2022 18:32 TU", "2022-01-13T19:32:00+01:00"},
      {"13/01/2022 18h32 (heure de Paris)", "2022-01-13T18:32:00+01:00"},
      {"14 juillet 2022 6h heure française", "2022-07-14T06:00:00+02:00"},
      {"13/01/2022 18h32, heure locale", "2022-01-13?"},
      {"13/01/2022 18h32 heure de Pékin", "2022-01-13?"},
      {"Thu, 13 Jan 2022 18:32:00 +0000 (GMT)", "2022-01-13T19:32:00+01:00"},
      {"13 Jan 70 08:00 EST", "1970-01-13T14:00:00+01:00"},
      {"Fri, 13 Jan 2022 08:00:00 +0100", "2022-01-13T08:00:00+01:00"},
      {"2022-01-13T18:32:00 Europe/London", "2022-01-13T19:32:00+01:00"},
      {"30 octobre 2022 01h30 GMT", "2022-10-30T02:30:00+01:00"},
  });
}

TEST_CASE("Words in front of a date go, and of two dates the first counts") {
  check_all({
      {"Publié le 13/01/2022 à 18h32 - Mis à jour le 14/01/2022 à 07h00", "2022-01-13T18:32:00+01:00"},
      {"Publié le 13 janvier 2022, mis à jour le 14 janvier 2022", "2022-01-13"},
      {"Mis à jour le 14 janvier 2022 à 7h", "2022-01-14T07:00:00+01:00"},
      {"Mis en ligne le 14/01/2022", "2022-01-14"},
      {"Date : 13/01/2022", "2022-01-13"},
      {"Published on January 13, 2022", "2022-01-13"},
      {"Article publié le jeudi 13 janvier 2022 à 18:32", "2022-01-13T18:32:00+01:00"},
  });
}

TEST_CASE("Figures alone are a date, or count from 1970") {
  check_all({
      {"20220113", "2022-01-13"},
      {"202201", "2022-01"},
      {"202201131832", "2022-01-13T18:32:00+01:00"},
      {"20220113183205", "2022-01-13T18:32:05+01:00"},
      {"1642095120", "2022-01-13T18:32:00+01:00"},
      {"1642095120.0", "2022-01-13T18:32:00+01:00"},
      {"1642095120000", "2022-01-13T18:32:00+01:00"},
      {"1642095120123456", "2022-01-13T18:32:00+01:00"},
      {"1642095120123456789", "2022-01-13T18:32:00+01:00"},
      {"1.64209512E9", "2022-01-13T18:32:00+01:00"},
      {"1.64209512e+12", "2022-01-13T18:32:00+01:00"},
      {"12345678901", "!"},
      {"16420951200000", "!"},
      {"1e400", "!"},
      {"1642095120 s", "!"},
      {"202213", "!"},
      {"20220231", "!"},
      {"131832", "!"},
      {"7", "!"},
  });
}

TEST_CASE("A date field has what other programs and languages write") {
  check_all({
      {"2022-01-13T18", "2022-01-13T18:00:00+01:00"},
      {"2022-01-13t18:32:05z", "2022-01-13T19:32:05+01:00"},
      {"2022-01-13 18:32:05 +0000 UTC", "2022-01-13T19:32:05+01:00"},
      {"2022-01-13T18:32:05+01:00[Europe/Paris]", "2022-01-13T18:32:05+01:00"},
      {"/Date(1642095120000)/", "2022-01-13T18:32:00+01:00"},
      {"/Date(1642095120000+0100)/", "2022-01-13T18:32:00+01:00"},
      {"/Date()/", "!"},
      {"Thu Jan 13 18:32:05 2022", "2022-01-13T18:32:05+01:00"},
      {"Thu Jan 13 18:32:05 UTC 2022", "2022-01-13T19:32:05+01:00"},
      {"Thu Jan 13 18:32:05 EST 2022", "2022-01-14T00:32:05+01:00"},
      {"1/13/2022 6:32:05 PM", "2022-01-13T18:32:05+01:00"},
      {"13 janvier 2022 18h32 (Paris)", "2022-01-13T18:32:00+01:00"},
      {"13. Januar 2022, 18:32 Uhr", "2022-01-13T18:32:00+01:00"},
      {"13 gennaio 2022", "2022-01-13"},
      {"2022年1月13日", "2022-01-13"},
      {"jusqu'au 13 gennaio 2022", "!"},
      {"13 gennaio 2022 e dopo", "!"},
      {"13 gennaio 2022, 14 gennaio 2022", "!"},
  });
}

TEST_CASE("Wire headers write day, hour and minute in six figures") {
  check_all({
      {"131832Z JAN 2022", "2022-01-13T19:32:00+01:00"},
      {"131832 GMT févr 22", "2022-02-13T19:32:00+01:00"},
      {"131932 Okt 22", "2022-10-13T19:32:00+02:00"},
      {"131932 dez. 98", "1998-12-13T19:32:00+01:00"},
      {"321832 GMT JAN 22", "!"},
      {"132532 GMT JAN 22", "!"},
      {"131832 GMT JAN 22 suite", "!"},
  });
}

TEST_CASE("A date field says what a query may say, unless that means another day tomorrow") {
  check_all({
      {"janvier-mars 2021", "2021-01-01..2021-03-31"},
      {"2022-01-05..2022-01-13", "2022-01-05..2022-01-13"},
      {"fin janvier 2022", "2022-01-21..2022-01-31"},
      {"Noël 2021", "2021-12-25"},
      {"1er trimestre 2022", "2022-01-01..2022-03-31"},
      {"31/12/70", "1970-12-31"},
      {"31/12/69", "2069-12-31"},
      {"hier", "!"},
      {"13 janvier", "!"},
      {"lundi", "!"},
      {"depuis 2020", "!"},
      {"18h32", "!"},
      {"hier à 18h32", "!"},
      {"janvier 2022 18h32", "2022-01?"},
      {"13 janvier 2022 et demi", "!"},
      {"sans date", "!"},
      {"", "!"},
  });
}

TEST_CASE("Another zone reads hours, begins days and shows moments") {
  REQUIRE(set_time_zone("America/Montreal").has_value());
  CHECK(time_zone() == "America/Montreal");
  CHECK(shown(depeche::time::read_field_date("13/01/2022 18h32")) == "2022-01-13T18:32:00-05:00");
  const auto date = depeche::time::read_field_date("2022-01-13T02:00:00Z");
  CHECK(shown(date) == "2022-01-12T21:00:00-05:00");
  CHECK(to_string(*date.dated) == "2022-01-12");
  REQUIRE(set_time_zone("Europe/Paris").has_value());
  const auto unknown = set_time_zone("Europe/Lutèce");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().message == "no time zone is called \"Europe/Lutèce\"");
  CHECK(time_zone() == "Europe/Paris");
}

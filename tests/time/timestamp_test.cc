#include "time/timestamp.h"

#include <catch2/catch.hpp>

#include "time/written_day.h"

using namespace depeche;
using namespace depeche::time;

TEST_CASE("Timestamps are moments, whatever their offset, and without one they are of the reader's zone") {
  const struct {
    const char* text;
    const char* expected;  // null: none
  } cases[] = {
      {"2022-01-13T06:00:00+01:00", "2022-01-13T06:00:00+01:00"},
      {"2022-01-13T06:00:00Z", "2022-01-13T06:00:00+00:00"},
      {"20220113T060030+0530", "2022-01-13T06:00:30+05:30"},
      {"20220113T0600Z", "2022-01-13T06:00:00+00:00"},
      {"2022-01-13 06:00", "2022-01-13T06:00:00+01:00"},
      {"2022-07-13 06:00", "2022-07-13T06:00:00+02:00"},
      {"2022-12-31T23:59:59.999-02", "2022-12-31T23:59:59-02:00"},
      {"2022-01-13T24:00Z", "2022-01-14T00:00:00+00:00"},
      {"2022-01-13T06:00:00,5Z", "2022-01-13T06:00:00+00:00"},
      {"2022-01-13T06:00:00 GMT", "2022-01-13T06:00:00+00:00"},
      {"2022-01-13T06:00:00 CEST", "2022-01-13T06:00:00+02:00"},
      {"2022-01-13 06:00:00 America/Montreal", "2022-01-13T06:00:00-05:00"},
      {"2022-01-13", nullptr},
      {"2022-01-13T24:01Z", nullptr},
      {"2022-01-13T06:00:", nullptr},
      {"2022-01-13T06:00:00.Z", nullptr},
      {"2022-01-13T06:00:00+01:", nullptr},
      {"2022-02-31T06:00:00Z", nullptr},
      {"2022-01-13T25:00:00Z", nullptr},
      {"2022-01-13T06:61:00Z", nullptr},
      {"2022-01-13T06:00:00+99:00", nullptr},
      {"2022-01-13T06:00:00Z et plus", nullptr},
      {"13/01/2022 06:00", nullptr},
      {"", nullptr},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto moment = read_timestamp(c.text);
    REQUIRE(moment.has_value() == (c.expected != nullptr));
    if (moment) CHECK(to_string(*moment) == c.expected);
  }
}

TEST_CASE("The day of writing stands behind a ce that begins and ends no span") {
  const struct {
    const char* text;
    unsigned day;  // 0: none
  } cases[] = {
      {"Il parle ce 7 janvier.", 7},
      {"Ce\u00A07 janvier, il parle", 7},
      {"«Ce vendredi 7 janvier 2022", 7},
      {"Il parle –ce 07/01/2022– de tout", 7},
      {"De grandes lignes ce 7 janvier", 7},
      {"ce 7 janvier, dit-il, et ce 7 janvier", 7},
      {"ce 7 janvier et ce 8 janvier", 0},
      {"Est-ce 7 janvier ?", 0},
      {"l’ce 7 janvier", 0},
      {"La place 7 janvier", 0},
      {"Łce 7 janvier", 0},
      {"ce\n7 janvier", 0},
      {"ce janvier", 0},
      {"depuis ce 7 janvier", 0},
      {"dès ce 7 janvier", 0},
      {"Dès  ce 7 janvier", 0},
      {"avant ce 7 janvier", 0},
      {"après\u00A0ce 7 janvier", 0},
      {"d'ici ce 7 janvier", 0},
      {"d’ici à ce 7 janvier", 0},
      {"jusqu’à ce 7 janvier", 0},
      {"à partir de ce 7 janvier", 0},
      {"à compter de ce 7 janvier", 0},
      {"depuis ce 3 janvier, il parle ce 7 janvier", 7},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto printed = find_written_day(c.text);
    CHECK((printed ? printed->day : 0) == c.day);
  }
}

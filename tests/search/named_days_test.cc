#include "search/rank/named_days.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "query/language/parser.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;
using depeche::search::NamedDays;

namespace {

NamedDays days_of(const std::string& query) { return NamedDays(*query::parse(query, kToday)); }

const double kWeekday = std::log(7);
const double kDay = std::log(365);
const double kMonth = std::log(12);

}  // namespace

TEST_CASE("A dispatch agrees with the days that a query names, as if it had been written with it") {
  struct Case {
    std::string query;
    std::string written;  // 2022-01-13 was a Thursday
    std::string mentioned;
    double nats;
  };
  for (const Case& c : std::vector<Case>{
           {"le ministre a annoncé jeudi", "2022-01-13", "", kWeekday},
           {"le ministre a annoncé jeudi", "2022-01-14", "", kWeekday / 2},
           {"le ministre a annoncé jeudi", "2022-01-16", "", 0},
           {"le ministre a annoncé jeudi", "2022-01-16", "2022-01-13", 0},
           {"le ministre a annoncé jeudi", "2022-01", "", 0},
           {"manifestation jeudi 13 janvier", "2022-01-13", "", kDay},
           {"manifestation le 13 janvier", "2022-01-12", "", kDay / 2},
           {"manifestation le 13 janvier", "2022-01-20", "2022-01-13", kDay / 2},
           {"manifestation le 13 janvier", "2022-01-20", "", 0},
           {"manifestation le 13 janvier", "2021-01-13", "", kDay},
           {"manifestation le 13 janvier 2022", "2021-01-13", "", 0},
           {"accord du 13/01/2022", "2022-01-13", "", kDay},
           {"accord du 13 janvier", "2022-01", "", kDay / 2},
           {"grève en janvier 2022", "2022-01-29", "", kMonth},
           {"grève en janvier 2022", "2022-01", "", kMonth},
           {"grève en janvier 2022", "2022-03-29", "2022-01-13", kMonth / 2},
           {"grève en janvier 2022", "2022-03-29", "2022-02-13", 0},
           {"jeudi 13 janvier, samedi", "2022-01-13", "2022-01-08", kDay},
       }) {
    INFO(c.query << " written " << c.written << " mentions " << c.mentioned);
    std::vector<DateRange> mentioned;
    if (!c.mentioned.empty()) mentioned.push_back(parse_iso_range(c.mentioned).value());
    const DateRange written = parse_iso_range(c.written).value();
    CHECK(search::agreement(days_of(c.query).read_from(written), written, [&] { return mentioned; }) == Approx(c.nats));
  }
}

TEST_CASE("A query names days in its words and phrases, not where it excludes or filters") {
  for (const auto* query : {"jeudi", "\"a annoncé jeudi\"", "retrait 13 janvier", "+mardi retrait"}) {
    INFO(query);
    CHECK_FALSE(days_of(query).empty());
  }
  for (const auto* query : {"retrait OTSC", "retrait -jeudi", "retrait SAUF jeudi", "date:2022-01-13 retrait", "G20",
                            "225 morts", "le 5 majeur", ""}) {
    INFO(query);
    CHECK(days_of(query).empty());
  }
}

TEST_CASE("Of two dispatches with the same words, the one written on the day named comes first") {
  const std::string text = "Le ministre a annoncé jeudi le retrait.";
  const Archive archive({dated(dispatch_of("other-week-day", text), "2022-01-17"),
                         dated(dispatch_of("that-day", text), "2022-01-13"), dispatch_of("undated", text),
                         dated(dispatch_of("next-day", text), "2022-01-14")});
  const auto ids = ids_of(archive.search("retrait annoncé jeudi"));
  REQUIRE(ids.size() == 4);
  CHECK(ids[0] == "that-day");
  SearchRequest without = request_of("retrait annoncé jeudi");
  without.without = {"days"};
  const auto results = archive.search(without);
  CHECK(results.hits.front().score == Approx(results.hits.back().score));
}

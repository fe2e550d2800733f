#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Friday 2022-01-14, 15:00 in Paris.
const std::chrono::sys_seconds kNow = std::chrono::sys_days(kToday) + std::chrono::hours(14);

Archive thursday() {
  return Archive({
      written(dispatch_of("h0805", "Le retrait."), "2022-01-13 08:05"),
      written(dispatch_of("h1832", "Le retrait."), "2022-01-13 18:32"),
      written(dispatch_of("h1859", "Le retrait."), "2022-01-13 18:59"),
      written(dispatch_of("h2350", "Le retrait."), "2022-01-13 23:50"),
      written(dispatch_of("f1015", "Le retrait."), "2022-01-14 10:15"),
      dated(dispatch_of("d13", "Le retrait."), "2022-01-13"),
      dated(dispatch_of("d14", "Le retrait."), "2022-01-14"),
      dated(dispatch_of("m01", "Le retrait."), "2022-01"),
      dated(dispatch_of("r", "Le retrait."), "2022-01-12..2022-01-13"),
      dispatch_of("undated", "Le retrait."),
  });
}

SearchRequest asked(const std::string& date, bool strict) {
  SearchRequest request = request_of("retrait date:(" + std::string(strict ? "=" : "") + date + ")");
  request.today.reset();
  request.now = kNow;
  return request;
}

}  // namespace

TEST_CASE("An hour finds what was written then, and what may have been: dispatches known to the day, or less") {
  const Archive archive = thursday();
  const struct {
    const char* date;
    const char* possible;
    const char* certain;
  } cases[] = {
      {"13/01/2022 18h", "d13 h1832 h1859 m01 r", "h1832 h1859"},
      {"13/01/2022 18h32", "d13 h1832 m01 r", "h1832"},
      {"2022-01-13T18:33..2022-01-13T18:59", "d13 m01 r", ""},
      {"2022-01-13T18:00..", "d13 d14 f1015 h1832 h1859 h2350 m01 r", "d14 f1015 h1832 h1859 h2350"},
      {"..2022-01-13T08:06", "d13 h0805 m01 r", "h0805"},
      {"2022-01-12T23:00..2022-01-14T00:00", "d13 h0805 h1832 h1859 h2350 m01 r", "d13 h0805 h1832 h1859 h2350"},
      {"2022-01-12T00:00..2022-01-14T00:00", "d13 h0805 h1832 h1859 h2350 m01 r", "d13 h0805 h1832 h1859 h2350 r"},
      {"ce matin", "d14 f1015 m01", "f1015"},
      {"hier soir", "d13 h1832 h1859 h2350 m01 r", "h1832 h1859 h2350"},
      {"depuis 24 h", "d13 d14 f1015 h1832 h1859 h2350 m01 r", "f1015 h1832 h1859 h2350"},
      {"les 3 dernières heures", "d14 m01", ""},
      {"2022-01-13T22:50Z", "d13 h2350 m01 r", "h2350"},
      {"2022-01-13", "d13 h0805 h1832 h1859 h2350 m01 r", "d13 h0805 h1832 h1859 h2350"},
      {"2022-01-12", "m01 r", ""},
      {"12/01/2022 18h", "m01 r", ""},
      {"2021-06-01T18:00..2021-06-02T10:00", "", ""},
  };
  for (const auto& c : cases) {
    INFO(c.date);
    CHECK(archive.sorted_ids(asked(c.date, false)) == c.possible);
    CHECK(archive.sorted_ids(asked(c.date, true)) == c.certain);
    SearchRequest request = request_of("retrait");
    const AskedTime time = parse_time(c.date, kNow).value();
    request.written = time.moments;
    if (!time.moments) request.dated = time.days;
    CHECK(archive.sorted_ids(request) == c.possible);
    request.strict_dates = true;
    CHECK(archive.sorted_ids(request) == c.certain);
  }
}

TEST_CASE("A hit says whether it was certainly written in the hours asked for, and the answer says which these are") {
  const Archive archive = thursday();
  const SearchResults results = archive.search(asked("13/01/2022 18h", false));
  for (const Hit& hit : results.hits) CHECK((hit.date_match == DateMatch::certain) == (hit.dispatch.id.front() == 'h'));
  REQUIRE(results.written);
  CHECK(to_string(in_time_zone(results.written->from)) == "2022-01-13T18:00:00+01:00");
  CHECK(to_string(in_time_zone(results.written->until)) == "2022-01-13T19:00:00+01:00");
  CHECK(results.dated == day_range(kToday - std::chrono::days(1)));
  CHECK(results.parsed == "retrait date:2022-01-13T18:00..2022-01-13T19:00");
}

TEST_CASE("An interval of days is none of a day that it only overlaps") {
  const Archive archive({
      dated(dispatch_of("week", "Le retrait."), "2022-01-05..2022-01-11"),
      dated(dispatch_of("turn", "Le retrait."), "2021-12-28..2022-01-03"),
      dated(dispatch_of("pair", "Le retrait."), "2022-01-01..2022-02-28"),
      dated(dispatch_of("years", "Le retrait."), "2020-06-01..2022-06-30"),
  });
  const struct {
    const char* date;
    const char* possible;
    const char* certain;
  } cases[] = {
      {"2022-01-05", "pair week years", ""},
      {"2022-01-12", "pair years", ""},
      {"2022-01-05..2022-01-11", "pair week years", "week"},
      {"2022-01-04..2022-01-12", "pair week years", "week"},
      {"2022-01", "pair turn week years", "week"},
      {"2021-12", "turn years", ""},
      {"2021-12-28..2022-01-03", "pair turn years", "turn"},
      {"2022-01..2022-02", "pair turn week years", "pair week"},
      {"2021", "turn years", ""},
      {"2022", "pair turn week years", "pair week"},
      {"2020..2022", "pair turn week years", "pair turn week years"},
      {"2020-05", "", ""},
  };
  for (const auto& c : cases) {
    INFO(c.date);
    CHECK(archive.sorted_ids(request_of("retrait date:" + std::string(c.date))) == c.possible);
    CHECK(archive.sorted_ids(request_of("retrait date:=" + std::string(c.date))) == c.certain);
  }
}

TEST_CASE("Newest and oldest go by the moment, each the other backwards, and what is known less exactly is earlier") {
  const Archive archive = thursday();
  const auto order = [&](SortOrder sort) {
    SearchRequest request = request_of("retrait");
    request.sort = sort;
    return joined(ids_of(archive.search(request)));
  };
  CHECK(order(SortOrder::newest) == "f1015 d14 h2350 h1859 h1832 h0805 d13 r m01 undated");
  CHECK(order(SortOrder::oldest) == "m01 r d13 h0805 h1832 h1859 h2350 d14 f1015 undated");
}

TEST_CASE("The latest version of a story is that of the latest hour, whatever is asked for beside it") {
  const std::string story =
      "Douze personnes sont mortes dans l'effondrement d'un immeuble de la rue de Rome à Marseille";
  std::vector<Dispatch> dispatches{
      written(dispatch_of("lead", story + ", selon un bilan définitif des pompiers."), "2022-01-13 11:05"),
      written(dispatch_of("urgent", story + ", selon un premier bilan."), "2022-01-13 08:05"),
  };
  for (int i = 0; i < 150; ++i)
    dispatches.push_back(
        dated(dispatch_of("x" + std::to_string(i), "Un immeuble de Marseille numéro " + std::to_string(1000 + i) +
                                                       ", rue " + std::to_string(5000 + 7 * i) + "."),
              "2022-01-13"));
  const Archive archive(dispatches);
  for (const std::size_t limit : {1U, 10U, 100U, 152U}) {
    SearchRequest request = request_of("immeuble Marseille bilan");
    request.fold_versions = true;
    request.limit = limit;
    const SearchResults results = archive.search(request);
    REQUIRE_FALSE(results.hits.empty());
    CHECK(results.hits.front().dispatch.id == "lead");
    REQUIRE(results.hits.front().versions.size() == 1);
    CHECK(results.hits.front().versions.front().id == "urgent");
    CHECK(results.hits.front().versions.front().written_at.has_value());
  }
  SearchRequest oldest = request_of("bilan");
  oldest.fold_versions = true;
  oldest.sort = SortOrder::oldest;
  oldest.limit = 1;
  CHECK(archive.search(oldest).hits.front().dispatch.id == "urgent");
  SearchRequest newest = oldest;
  newest.sort = SortOrder::newest;
  CHECK(archive.search(newest).hits.front().dispatch.id == "lead");
  // The latest that matches, also where it lies beyond what was retrieved.
  oldest.sort = SortOrder::oldest;
  oldest.query = "bilan -premier";
  CHECK(archive.search(oldest).hits.front().dispatch.id == "lead");
}

TEST_CASE("Dates are counted to the hour where a day is looked at, and to the month where years are") {
  const Archive archive({
      written(dispatch_of("a", "Le gaz."), "2022-01-13 08:05"),
      written(dispatch_of("b", "Le gaz."), "2022-01-13 08:50"),
      written(dispatch_of("c", "Le gaz."), "2022-01-13 23:10"),
      dated(dispatch_of("d", "Le gaz."), "2022-01-13"),
      dated(dispatch_of("e", "Le blé."), "2022-01-14"),
      dated(dispatch_of("f", "Le fer."), "2019-03-02"),
      dated(dispatch_of("g", "Le fer."), "2021-12-28..2022-01-03"),
      dispatch_of("h", "Le gaz."),
  });
  const auto counted = [&](const std::string& query) {
    SearchRequest request = request_of(query);
    request.facets = {FacetField::date};
    const Facet facet = archive.search(request).facets.front();
    std::string text;
    const std::function<void(const std::vector<FacetValue>&)> print = [&](const std::vector<FacetValue>& values) {
      for (const FacetValue& value : values) {
        text += (text.empty() ? "" : " ") + value.value + "=" + std::to_string(value.count);
        print(value.children);
      }
    };
    print(facet.values);
    return text + " +" + std::to_string(facet.undated);
  };
  CHECK(counted("gaz") == "2022=4 2022-01=4 2022-01-13=4 2022-01-13T08=2 2022-01-13T23=1 +1");
  CHECK(counted("gaz blé") == "2022=5 2022-01=5 2022-01-13=4 2022-01-14=1 +1");
  CHECK(counted("gaz fer -blé") == "2019=1 2019-03=1 2021-12-28..2022-01-03=1 2022=4 2022-01=4 +1");
}

TEST_CASE("A timeline of up to three days has hours, and says what is undated") {
  const Archive archive({
      written(dispatch_of("a", "Le gaz."), "2022-01-13 22:05"),
      written(dispatch_of("b", "Le gaz."), "2022-01-13 22:50"),
      written(dispatch_of("c", "Le gaz."), "2022-01-14 00:10"),
      written(dispatch_of("x", "Le blé."), "2022-01-14 00:30"),
      dated(dispatch_of("d", "Le gaz."), "2022-01-13"),
      dispatch_of("e", "Le gaz."),
      written(dispatch_of("f", "Le blé."), "2022-01-20 00:10"),
  });
  const Timeline hours = archive.searcher().timeline(request_of("gaz")).value();
  CHECK(hours.unit == TimeUnit::hour);
  REQUIRE(hours.bars.size() == 3);
  const auto shown = [](const TimelineBar& bar) {
    return to_string(in_time_zone(bar.moments->from)) + " " + to_string(bar.days) + " " + std::to_string(bar.matches) +
           "/" + std::to_string(bar.dispatches);
  };
  CHECK(shown(hours.bars[0]) == "2022-01-13T22:00:00+01:00 2022-01-13 2/2");
  CHECK(shown(hours.bars[1]) == "2022-01-13T23:00:00+01:00 2022-01-13 0/0");
  CHECK(shown(hours.bars[2]) == "2022-01-14T00:00:00+01:00 2022-01-14 1/2");
  CHECK(hours.total == 5);
  CHECK(hours.unplaced == 2);
  CHECK(hours.undated == 1);
  CHECK(archive.searcher().timeline(request_of("blé")).value().unit == TimeUnit::day);
}

TEST_CASE("An alert for hours tells of what may have been written then") {
  const Archive archive({written(dispatch_of("old", "Le retrait."), "2022-01-12 18:00")});
  auto alerts = Alerts::open(archive.index()).value();
  SearchRequest evening = request_of("retrait date:(13/01/2022 18h)");
  REQUIRE(alerts.add("evening", evening));
  evening.query = "retrait date:(=13/01/2022 18h)";
  REQUIRE(alerts.add("surely", evening));
  store(archive.index(), {written(dispatch_of("in", "Le retrait."), "2022-01-13 18:32"),
                          written(dispatch_of("out", "Le retrait."), "2022-01-13 19:00"),
                          dated(dispatch_of("day", "Le retrait."), "2022-01-13"),
                          dated(dispatch_of("range", "Le retrait."), "2022-01-13..2022-01-14")});
  std::string told;
  const auto polled = alerts.poll();
  REQUIRE(polled);
  for (const Alert& alert : *polled) {
    told += alert.dispatch.id + ":";
    for (const AlertMatch& match : alert.matches) told += " " + match.search;
    told += "; ";
  }
  CHECK(told == "in: evening surely; day: evening; range: evening; ");
}

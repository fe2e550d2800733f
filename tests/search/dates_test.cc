#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive january() {
  return Archive({
      dated(dispatch_of("y2022", "Le retrait."), "2022"),
      dated(dispatch_of("m01", "Le retrait."), "2022-01"),
      dated(dispatch_of("d06", "Le retrait."), "2022-01-06"),
      dated(dispatch_of("d13", "Le retrait."), "2022-01-13"),
      dated(dispatch_of("m02", "Le retrait."), "2022-02"),
      dated(dispatch_of("d1991", "Le retrait."), "1991-12-25"),
      dispatch_of("undated", "Le retrait."),
  });
}

DateRange range(std::string_view text) { return parse_iso_range(text).value(); }

struct DateCase {
  std::string asked;
  std::string overlapping;
  std::string inside;
};

std::string found(const Archive& archive, const DateRange& asked, bool strict) {
  SearchRequest request = request_of("retrait");
  request.dated = asked;
  request.strict_dates = strict;
  return archive.sorted_ids(request);
}

}  // namespace

TEST_CASE("a date finds the dispatches whose interval overlaps it, strictly those that lie inside") {
  const Archive archive = january();
  const std::vector<DateCase> cases{
      {"2022-01-13", "d13 m01 y2022", "d13"},
      {"2022-01-06", "d06 m01 y2022", "d06"},
      {"2022-01-16", "m01 y2022", ""},
      {"2022-01-17", "m01 y2022", ""},
      {"2022-01", "d06 d13 m01 y2022", "d06 d13 m01"},
      {"2022-01-10..2022-01-16", "d13 m01 y2022", "d13"},
      {"2022-01-11..2022-01-16", "d13 m01 y2022", "d13"},
      {"2022-01-31..2022-02-01", "m01 m02 y2022", ""},
      {"2022-01-02..2022-02-28", "d06 d13 m01 m02 y2022", "d06 d13 m02"},
      {"2022", "d06 d13 m01 m02 y2022", "d06 d13 m01 m02 y2022"},
      {"1991", "d1991", "d1991"},
      {"2023", "", ""},
      {"2005-05", "", ""},
      {"1000-01-01..2022-01-06", "d06 d1991 m01 y2022", "d06 d1991"},
      {"2022-01-14..9999-12-31", "m01 m02 y2022", "m02"},
      {"1000-01-01..9999-12-31", "d06 d13 d1991 m01 m02 y2022", "d06 d13 d1991 m01 m02 y2022"},
  };
  for (const DateCase& c : cases) {
    INFO("asked: " << c.asked);
    CHECK(found(archive, range(c.asked), false) == c.overlapping);
    CHECK(found(archive, range(c.asked), true) == c.inside);
    CHECK(archive.sorted_ids(request_of("retrait date:" + c.asked)) == c.overlapping);
    CHECK(archive.sorted_ids(request_of("retrait date:=" + c.asked)) == c.inside);
  }
}

TEST_CASE("each hit says whether its date is certain or possible") {
  const Archive archive = january();
  SearchRequest request = request_of("retrait");
  request.dated = range("2022-01-10..2022-01-16");
  std::vector<std::string> matches;
  for (const Hit& hit : archive.search(request).hits)
    matches.push_back(hit.dispatch.id + (hit.date_match == DateMatch::certain ? "=certain"
                                         : hit.date_match                     ? "=possible"
                                                                              : "=none"));
  std::sort(matches.begin(), matches.end());
  CHECK(joined(matches) == "d13=certain m01=possible y2022=possible");
  for (const Hit& hit : archive.search("retrait").hits) CHECK_FALSE(hit.date_match);
}

TEST_CASE("dates in the query filter, too") {
  const Archive archive = january();
  archive.finds({
      {"retrait date:2022-01-13", "d13 m01 y2022"},
      {"retrait date:hier", "d13 m01 y2022"},
      {"retrait date:13/01/2022", "d13 m01 y2022"},
      {"date:\"6 janvier 2022\"", "d06 m01 y2022"},
      {"date:..1999", "d1991"},
      {"date:2022-02..", "m02 y2022"},
      {"date:2022-01-06..2022-01-07", "d06 m01 y2022"},
      {"retrait -date:2022-01-13", "d06 d1991 m02 undated"},
      {"date:1991 OR date:2022-02-05", "d1991 m02 y2022"},
  });
  archive.finds({{"date:2023", ""},
                 {"date:2023 OR date:2024", ""},
                 {"retrait date:2023", ""},
                 {"date:1991 OR date:2023", "d1991"}});
  CHECK(archive.search("date:2022-01-13").dated == range("2022-01-13"));
  SearchRequest both = request_of("retrait date:2022-01");
  both.dated = range("2022-01-13..2022-03-01");
  CHECK(archive.sorted_ids(both) == "d13 m01 y2022");
  CHECK(archive.search(both).dated == range("2022-01-13..2022-01-31"));
}

TEST_CASE("a date that does not exist is an error at its place") {
  const Archive archive = january();
  const auto results = archive.searcher().search(request_of("retrait date:\"31 février 2022\""));
  REQUIRE_FALSE(results);
  CHECK(results.error().offset.has_value());
}

TEST_CASE("by date, undated dispatches come last either way") {
  const Archive archive = january();
  SearchRequest request = request_of("retrait");
  request.sort = SortOrder::newest;
  const auto newest = ids_of(archive.search(request));
  request.sort = SortOrder::oldest;
  const auto oldest = ids_of(archive.search(request));
  REQUIRE(newest.size() == 7);
  REQUIRE(oldest.size() == 7);
  CHECK(newest.front() == "m02");
  CHECK(newest.back() == "undated");
  CHECK(oldest.front() == "d1991");
  CHECK(oldest.back() == "undated");
  const auto place = [](const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) - ids.begin();
  };
  CHECK(place(newest, "d13") < place(newest, "d06"));
  CHECK(place(oldest, "d06") < place(oldest, "d13"));
  CHECK(place(newest, "d06") < place(newest, "d1991"));
}

namespace {

std::string text_of(const std::vector<FacetValue>& values) {
  std::string text;
  for (const FacetValue& value : values) {
    text += (text.empty() ? "" : " ") + value.value + "=" + std::to_string(value.count);
    if (!value.children.empty()) text += "(" + text_of(value.children) + ")";
  }
  return text;
}

}  // namespace

TEST_CASE("facets count all matches: dates as a tree, others by falling count") {
  std::vector<Dispatch> dispatches;
  const auto add = [&](const std::string& date, const std::string& source, const std::string& place) {
    Dispatch dispatch = dispatch_of(std::to_string(dispatches.size()), "Le retrait.");
    if (!date.empty()) dispatch = dated(dispatch, date);
    dispatch.source = source;
    dispatch.place = place;
    dispatches.push_back(dispatch);
  };
  for (int i = 0; i < 25; ++i) add("2022-01", "AFP", "Almaty, Kazakhstan");
  add("2022-01-13", "Reuters", "Genève");
  add("2022-01-13", "Reuters", "");
  add("2022-02-01", "", "Paris");
  add("2021", "Reuters", "Genève");
  add("", "", "");
  dispatches.push_back(dated(dispatch_of("other", "La neige."), "2022-01-14"));
  const Archive archive(dispatches);
  SearchRequest request = request_of("retrait");
  request.limit = 3;
  request.facets = {FacetField::source, FacetField::date, FacetField::place};
  const auto results = archive.search(request);
  CHECK(results.hits.size() == 3);
  CHECK(results.total == 30);
  CHECK(results.total_is_exact);
  REQUIRE(results.facets.size() == 3);
  CHECK(results.facets[0].field == FacetField::source);
  CHECK(text_of(results.facets[0].values) == "AFP=25 Reuters=3");
  CHECK(text_of(results.facets[1].values) == "2021=1 2022=28(2022-01=27(2022-01-13=2) 2022-02=1(2022-02-01=1))");
  CHECK(text_of(results.facets[2].values) == "Almaty, Kazakhstan=25 Genève=2 Paris=1");
  request.dated = range("2022-01-13");
  CHECK(text_of(archive.search(request).facets[1].values) == "2022=27(2022-01=27(2022-01-13=2))");
  CHECK(archive.search("retrait").facets.empty());
}

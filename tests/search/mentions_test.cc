#include <catch2/catch.hpp>

#include "search/archive.h"
#include "search/reference_dispatches.h"

using namespace depeche;
using namespace depeche::test;

namespace {

DateRange range(std::string_view text) { return parse_iso_range(text).value(); }

// The ids of the dispatches that mention a day of `asked`.
std::string mentioning(const Archive& archive, const DateRange& asked) {
  SearchRequest request = request_of("");
  request.mentioned = asked;
  return archive.sorted_ids(request);
}

struct Mentioned {
  std::string text;
  std::string written;  // empty: undated
  std::string asked;
  bool found;
};

std::string text_of(const std::vector<FacetValue>& values) {
  std::string text;
  for (const FacetValue& value : values) {
    text += (text.empty() ? "" : " ") + value.value + "=" + std::to_string(value.count);
    if (!value.children.empty()) text += "(" + text_of(value.children) + ")";
  }
  return text;
}

Archive week() {
  return Archive({
      dated(dispatch_of("two", "Déployé le 6 janvier, le contingent partira lundi 10 janvier."), "2022-01"),
      dated(dispatch_of("title", "Le contingent part.", "Retrait le 10 janvier"), "2022-02-01"),
      dated(dispatch_of("span", "Fermé du 5 au 13 janvier 2022, puis le 6 janvier 2022."), "2022-02-01"),
      dated(dispatch_of("month", "Le contingent est venu en décembre 2021."), "2022-01-10"),
      dated(dispatch_of("none", "Le contingent est parti jeudi."), "2022-01"),
  });
}

}  // namespace

TEST_CASE("a day that a dispatch mentions finds it, and what cannot be resolved is not guessed") {
  const std::vector<Mentioned> cases{
      {"Le 13/01/2022, il part.", "", "2022-01-13", true},
      {"Le 13/01/2022, il part.", "", "2022-01-12", false},
      {"Le 13 janvier, il part.", "2022-01", "2022-01-13", true},
      {"Le 13 janvier, il part.", "", "2022-01-13", false},
      {"Il part lundi 10 janvier.", "2022-01", "2022-01-10", true},
      {"Il part lundi 11 janvier.", "2022-01", "2022-01-11", false},
      {"Il part ce 7 janvier.", "2022-01", "2022-01-07", true},
      {"Il est parti jeudi.", "2022-01-14", "2022-01-13", true},
      {"Il est parti jeudi.", "2022-01", "2022-01", false},
      {"Il est parti jeudi.", "", "1000-01-01..9999-12-31", false},
      {"Il est parti mercredi soir.", "2022-01-13", "2022-01-12", true},
      {"Il part le lundi.", "2022-01-13", "2022-01", false},
      {"Lundi, il parle. La veille, il se taisait.", "2022-01-13", "2022-01-09", true},
      {"La veille, il se taisait.", "2022-01-13", "2022-01-12", true},
      {"La veille, il se taisait.", "2022-01", "2022-01", false},
      {"La veille du retrait, il se taisait.", "2022-01-13", "2022-01", false},
      {"Il est parti le mois dernier.", "2022-01-13", "2021-12-24", true},
      {"Il est parti le mois dernier.", "2022", "2021", false},
      {"Il est parti la semaine dernière.", "2022-01-13", "2022-01-05", true},
      {"Il est parti la semaine dernière.", "2022-01-13", "2022-01-10", false},
      {"Né en 1991.", "", "1991-12-25", true},
      {"Né en 1991.", "", "1992", false},
      {"Les ouvriers de Mai 68.", "2022-01-13", "1968", false},
      {"Vu au journal de 20 heures, le 20 heures.", "2022-01-13", "2022", false},
      {"Une sonde tourne autour de Mars.", "2022-01-13", "2022", false},
      {"Au palais du 15-Janvier, il parle.", "2022-01-13", "2022", false},
      {"2.000 hommes, 3,5 %, 13.01.", "2022-01-13", "2022", false},
  };
  std::vector<Dispatch> dispatches;
  for (const Mentioned& c : cases) {
    dispatches.push_back(dispatch_of(std::to_string(dispatches.size()), c.text));
    if (!c.written.empty()) dispatches.back().dated = range(c.written);
  }
  const Archive archive(dispatches);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(cases[i].text << " written " << cases[i].written << ", asked " << cases[i].asked);
    const auto dots = cases[i].asked.find("..");
    const DateRange asked = dots == std::string::npos ? range(cases[i].asked) : range_between(kFirstDay, kLastDay);
    SearchRequest request = request_of("id:" + std::to_string(i));
    request.mentioned = asked;
    CHECK(archive.sorted_ids(request) == (cases[i].found ? std::to_string(i) : ""));
  }
}

TEST_CASE("an interval finds the dispatches that mention a day of it") {
  const Archive archive = week();
  CHECK(mentioning(archive, range("2022-01-10")) == "span title two");
  CHECK(mentioning(archive, range("2022-01-06")) == "span two");
  CHECK(mentioning(archive, range("2022-01-13")) == "span");
  CHECK(mentioning(archive, range("2022-01-14")) == "");
  CHECK(mentioning(archive, range("2021-12-24")) == "month");
  CHECK(mentioning(archive, range("2022")) == "span title two");
  CHECK(mentioning(archive, range_between(kFirstDay, range("2022-01-05").last)) == "month span");
  CHECK(mentioning(archive, range_between(kFirstDay, kLastDay)) == "month span title two");
}

TEST_CASE("mentions in the query filter, too, and say nothing about the day of writing") {
  const Archive archive = week();
  archive.finds({
      {"mentions:2022-01-10", "span title two"},
      {"evoque:\"10 janvier 2022\"", "span title two"},
      {"Évoque:(10 janvier 2022)", "span title two"},
      {"evoque:2022-01-11..2022-01-13", "span"},
      {"mentions:..2021", "month"},
      {"contingent mentions:10/01/2022", "title two"},
      {"contingent -mentions:10/01/2022", "month none"},
      {"mentions:2022-01-06 mentions:2022-01-10", "span two"},
      {"mentions:2021-12 OR mentions:2022-01-13", "month span"},
      {"mentions:2022-01-10 date:2022-02-01", "span title"},
      {"mentions:2023", ""},
      {"date:2022-01-13", "none two"},
  });
  const auto results = archive.search("mentions:2022-01-10");
  CHECK(results.mentioned == range("2022-01-10"));
  CHECK_FALSE(results.dated);
  for (const Hit& hit : results.hits) CHECK_FALSE(hit.date_match);
  CHECK(results.parsed == "mentions:2022-01-10");
  CHECK_FALSE(archive.search("date:2022-01-10").mentioned);
  SearchRequest both = request_of("contingent mentions:2022-01-06");
  both.mentioned = range("2022-01-10");
  CHECK(archive.sorted_ids(both) == "two");
  CHECK(archive.search(both).mentioned == range("2022-01-10"));
}

TEST_CASE("a mentioned date that does not exist is an error at its place") {
  const Archive archive = week();
  for (const std::string query : {"retrait mentions:\"31 février 2022\"", "retrait evoque:2022-01-13..2022-01-06"}) {
    const auto results = archive.searcher().search(request_of(query));
    REQUIRE_FALSE(results);
    CHECK(results.error().code == ErrorCode::query);
    CHECK(results.error().offset == (query.find("mentions") != std::string::npos ? 18 : 15));
  }
}

TEST_CASE("hits name the days that they mention when these are asked for or counted") {
  const Archive archive = week();
  const auto mentions = [&](const SearchRequest& request) {
    std::string text;
    const SearchResults results = archive.search(request);
    for (const DateRange& one : results.hits.at(0).mentions) text += to_string(one) + " ";
    return text;
  };
  SearchRequest request = request_of("id:span");
  CHECK(mentions(request) == "");
  request.facets = {FacetField::mentions};
  CHECK(mentions(request) == "2022-01-05..2022-01-13 2022-01-06 ");
  request = request_of("id:two mentions:2022-01-06");
  CHECK(mentions(request) == "2022-01-06 2022-01-10 ");
}

TEST_CASE("the facet counts a dispatch once for each day, month and year that it mentions") {
  const Archive archive = week();
  SearchRequest request = request_of("");
  request.facets = {FacetField::mentions, FacetField::source};
  const auto results = archive.search(request);
  REQUIRE(results.facets.size() == 2);
  CHECK(results.facets[0].field == FacetField::mentions);
  CHECK(text_of(results.facets[0].values) ==
        "2021=1(2021-12=1) 2022=3(2022-01=3(2022-01-05=1 2022-01-06=2 2022-01-07=1 2022-01-08=1 2022-01-09=1 "
        "2022-01-10=3 2022-01-11=1 2022-01-12=1 2022-01-13=1))");
  request.query = "id:none";
  CHECK(archive.search(request).facets[0].values.empty());
}

TEST_CASE("a dispatch that is replaced is found by what it mentions now") {
  const TemporaryFolder folder;
  const std::string index = folder / "index";
  store(index, {dispatch_of("a", "Le 13/01/2022."), dispatch_of("b", "Le 13/01/2022.")});
  store(index, {dispatch_of("a", "Le 14/01/2022.")});
  const auto searcher = Searcher::open(index);
  REQUIRE(searcher);
  const auto found = [&](const std::string& query) {
    return joined(ids_of(searcher->search(request_of(query)).value()));
  };
  CHECK(found("mentions:2022-01-13") == "b");
  CHECK(found("mentions:2022-01-14") == "a");
}

TEST_CASE("the reference dispatches are found by the days that they mention") {
  const auto dispatches = reference_dispatches();
  if (!dispatches) return;
  const Archive archive(*dispatches);
  CHECK_THAT(mentioning(archive, range("2022-01-10")), Catch::Contains("003"));
  CHECK(mentioning(archive, range("2021-01-10")) == "");
}

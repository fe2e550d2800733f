// A search that finds little is asked again with less insistence.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

SearchRequest relaxed(std::string query) {
  SearchRequest request = request_of(std::move(query));
  request.relax = true;
  return request;
}

std::vector<Dispatch> pensions() {
  return {
      from(dated(dispatch_of("phrase", "La réforme des retraites passe au Sénat."), "2022-01-13"), "AFP", "Paris"),
      from(dated(dispatch_of("apart", "Les retraites attendent une réforme ; les sénateurs aussi."), "2022-01-12"),
           "AFP", "Paris"),
      dated(dispatch_of("strike", "La grève continue chez les cheminots.", "Grève"), "2022-01-11"),
      dated(dispatch_of("both", "Une grève contre la réforme des retraites, dit le syndicat."), "2022-01-10"),
      dated(dispatch_of("gas", "Le gaz manque en Europe."), "2022-01-09"),
  };
}

// "2: réforme des retraites"; empty when the search was not relaxed.
std::string said(const SearchResults& results) {
  if (!results.relaxation) return {};
  std::string text = std::to_string(results.relaxation->strict_total) + ":";
  for (const std::string& phrase : results.relaxation->phrases) text += " " + phrase;
  for (const Expansion& one : results.relaxation->families) text += " " + one.typed + "~" + one.added;
  for (const Expansion& one : results.relaxation->spellings) text += " " + one.typed + "=" + one.added;
  return text;
}

struct Row {
  std::string query;
  std::string ids;
  std::string said;
};

void check(const Archive& archive, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO("query: " << row.query);
    const SearchResults results = archive.search(relaxed(row.query));
    CHECK(joined(ids_of(results)) == row.ids);
    CHECK(said(results) == row.said);
    CHECK(results.total == results.hits.size());
    for (std::size_t i = 1; i < results.hits.size(); ++i) CHECK(results.hits[i].score <= results.hits[i - 1].score);
  }
}

}  // namespace

TEST_CASE("A phrase beside words that finds little ranks and excludes nothing, and what has it comes first") {
  check(Archive(pensions()),
        {
            {"\"réforme des retraites\" grève", "both phrase strike apart", "2: réforme des retraites"},
            {"grève \"réforme des retraites\"", "both phrase strike apart", "2: réforme des retraites"},
            {"\"retraites réforme\" grève", "both strike apart phrase", "0: retraites réforme"},
            {"\"réforme des retraites\" +sénat", "phrase", ""},
            {"\"retraites réforme\" +sénat", "phrase", "0: retraites réforme"},
            {"\"retraites réforme\" \"gaz en Europe\" grève", "gas both strike apart phrase",
             "0: retraites réforme gaz en Europe"},
            {"\"réforme des retraites\" grève -syndicat", "phrase strike apart", "1: réforme des retraites"},
            {"\"réforme des retraites\" grève agence:AFP", "phrase apart", "1: réforme des retraites"},
            {"\"réforme des retraites\" Bendaoud", "phrase both apart", "2: réforme des retraites"},
        });
}

TEST_CASE("What was insisted on is never relaxed") {
  check(Archive(pensions()), {
                                 {"\"réforme des retraites\"", "phrase both", ""},
                                 {"\"retraites réforme\"", "", ""},
                                 {"\"retraites réforme\" agence:AFP", "", ""},
                                 {"\"retraites réforme\" date:2022-01", "", ""},
                                 {"\"retraites réforme\" -grève", "", ""},
                                 {"\"retraites réforme\" les", "", ""},
                                 {"\"retraites réforme\" gr*", "", ""},
                                 {"\"retraites réforme\" \"gaz en Europe\"", "", ""},
                                 {"+\"retraites réforme\" grève", "", ""},
                                 {"grève ET \"retraites réforme\"", "", ""},
                                 {"grève SAUF \"réforme des retraites\"", "strike", ""},
                                 {"texte:\"retraites réforme\" grève", "", ""},
                                 {"(grève \"retraites réforme\") +gaz", "gas", ""},
                                 {"\"Bendaoud\" grève", "", ""},
                                 {"grève gaz", "gas strike both", ""},
                                 {"\"réforme des retraites\" xyzzy", "phrase both apart", "2: réforme des retraites"},
                             });
  const Archive archive(pensions());
  SearchRequest request = relaxed("\"retraites réforme\" grève");
  const std::vector<void (*)(SearchRequest&)> insisting{
      [](SearchRequest& asked) { asked.relax = false; },
      [](SearchRequest& asked) { asked.mode = MatchMode::all; },
      [](SearchRequest& asked) { asked.sort = SortOrder::newest; },
      [](SearchRequest& asked) { asked.sort = SortOrder::oldest; },
  };
  for (const auto insist : insisting) {
    SearchRequest insists = request;
    insist(insists);
    const SearchResults results = archive.search(insists);
    CHECK(results.hits.empty());
    CHECK_FALSE(results.relaxation);
  }
}

TEST_CASE("Ten matches are enough, and nine are few") {
  for (const std::size_t count : {std::size_t{9}, std::size_t{10}}) {
    std::vector<Dispatch> dispatches = pensions();
    for (std::size_t i = 2; i < count; ++i)
      dispatches.push_back(
          dispatch_of("copy" + std::to_string(i), "La réforme des retraites, jour " + std::to_string(i)));
    const Archive archive(dispatches);
    SearchRequest request = relaxed("\"réforme des retraites\" grève");
    request.limit = 2;
    const SearchResults results = archive.search(request);
    CAPTURE(count);
    CHECK(results.relaxation.has_value() == (count < 10));
    CHECK(results.total == (count < 10 ? count + 2 : count));
  }
}

TEST_CASE("Every page, count, facet, timeline and mark of a relaxed search is of the same relaxed search") {
  const Archive archive(pensions());
  SearchRequest request = relaxed("\"réforme des retraites\" grève");
  request.facets = {FacetField::source};
  request.limit = 1;
  std::string ids;
  for (; request.offset < 4; ++request.offset) {
    const SearchResults page = archive.search(request);
    CHECK(page.total == 4);
    CHECK(said(page) == "2: réforme des retraites");
    REQUIRE(page.facets.size() == 1);
    REQUIRE(page.facets.front().values.size() == 1);
    CHECK(page.facets.front().values.front().count == 2);
    ids += ids_of(page).front() + " ";
  }
  CHECK(ids == "both phrase strike apart ");
  const Timeline timeline = archive.searcher().timeline(request).value();
  CHECK(timeline.total == 4);
  REQUIRE(timeline.relaxation);
  CHECK(timeline.relaxation->strict_total == 2);
  const auto marked = archive.searcher().find_marked("apart", request).value();
  REQUIRE(marked);
  CHECK(marked->text.size() == 2);
  CHECK(archive.searcher().explain(request).value().find("relaxed: \"réforme des retraites\" ranks") !=
        std::string::npos);
}

TEST_CASE("What matches as asked comes first even where it would rank beyond the best hundred") {
  std::vector<Dispatch> dispatches{dispatch_of("asked", "Une longue histoire. " + std::string(4000, 'x') +
                                                            " La loi du silence, entre autres choses, a été oubliée.")};
  for (int i = 0; i < 150; ++i)
    dispatches.push_back(dispatch_of("other" + std::to_string(i), "Le silence, la grève et la loi. Grève, silence.",
                                     "Grève : silence de la loi"));
  const Archive archive(dispatches);
  const SearchResults results = archive.search(relaxed("\"loi du silence\" grève"));
  REQUIRE(results.hits.size() == 10);
  CHECK(results.hits.front().dispatch.id == "asked");
  CHECK(said(results) == "1: loi du silence");
}

TEST_CASE("In running text, phrases exclude nothing anyway, and nothing is relaxed") {
  const SearchResults results =
      Archive(pensions())
          .search(relaxed("Le syndicat parle de la grève contre la \"retraites réforme\" des cheminots"));
  CHECK(results.hits.size() == 4);
  CHECK_FALSE(results.relaxation);
}

namespace {

Archive works() {
  return Archive({
      dated(dispatch_of("closed", "L'usine a été fermée lundi, dit la préfecture."), "2022-01-13"),
      dated(dispatch_of("close", "Il faut fermer la piscine.", "Piscine"), "2022-01-12"),
      from(dispatch_of("strike", "La grève continue à Lyon."), "AFP"),
      dispatch_of("certified", "Une attestation de déplacement."),
      dispatch_of("visit", "Le président Tokaïev parle du Kazakhstan."),
      dispatch_of("name", "Maître Renard plaide.", "Renard"),
      dispatch_of("again", "Hier, une grève, une attestation, un incident rare à la gare."),
  });
}

}  // namespace

TEST_CASE("A query that finds nothing is asked by families, and then by near spellings") {
  check(works(), {
                     {"fermeture", "closed close", "0: fermeture~fermée"},
                     {"fermetures", "closed close", "0: fermetures~fermée"},
                     {"gréviste", "strike again", "0: gréviste~grève"},
                     {"grévistes attester", "again certified strike", "0: grévistes~grève attester~attestation"},
                     {"les grévistes", "strike again", "0: grévistes~grève"},
                     {"incidence", "", ""},
                     {"attester agence:AFP", "", ""},
                     {"gréviste agence:AFP", "strike", "0: gréviste~grève"},
                     {"fermeture date:2022-01-13", "closed", "0: fermeture~fermée"},
                     {"fermeture date:2019", "", ""},
                     {"kazakstan", "visit", "0: kazakstan=kazakhstan"},
                     {"kazakstan tokaief", "visit", ""},
                     {"attestatoin", "certified again", "0: attestatoin=attestation"},
                     {"\"la prefecture dit\" gréviste", "closed", "0: la prefecture dit"},
                 });
}

TEST_CASE("What was insisted on, names, and what is found are not widened") {
  check(works(), {
                     {"+fermeture", "", ""},
                     {"+fermeture usine", "", ""},
                     {"fermeture ET piscine", "", ""},
                     {"fermeture OU attester", "", ""},
                     {"titre:fermeture", "", ""},
                     {"\"fermeture\"", "", ""},
                     {"fermetur*", "", ""},
                     {"fermeturx~", "", ""},
                     {"(fermeture)", "closed close", "0: fermeture~fermée"},
                     {"fermeture -piscine", "closed", "0: fermeture~fermée"},
                     {"fermeture piscine", "close", ""},
                     {"Renardier", "", ""},
                     {"Tokajev", "", ""},
                     {"GRÉVISTE", "", ""},
                     {"xyzzy", "", ""},
                     {"?", "", ""},
                 });
  const Archive archive = works();
  for (const std::string query : {"gréviste", "kazakstan"}) {
    CAPTURE(query);
    SearchRequest request = relaxed(query);
    request.expand = false;
    CHECK(archive.search(request).hits.empty());
    CHECK_FALSE(archive.search(request).relaxation);
    request = relaxed(query);
    request.sort = SortOrder::newest;
    CHECK(archive.search(request).hits.size() == (query == "gréviste" ? 2 : 1));
  }
}

TEST_CASE("With every word required, words are widened together, and those that are known stay") {
  const Archive archive = works();
  SearchRequest request = relaxed("fermeture usine");
  CHECK(joined(ids_of(archive.search(request))) == "closed");
  CHECK(said(archive.search(request)).empty());
  request.mode = MatchMode::all;
  CHECK(joined(ids_of(archive.search(request))) == "closed");
  CHECK(said(archive.search(request)) == "0: fermeture~fermée");
  request.query = "piscine lyon";
  CHECK(archive.search(request).hits.empty());
}

TEST_CASE("A widened search says why filters leave nothing, and marks and lists what it added apart") {
  const Archive archive = works();
  const SearchResults results = archive.search(relaxed("gréviste agence:AFP"));
  CHECK(results.expansions.empty());
  CHECK(joined(results.missing_words) == "gréviste");
  REQUIRE(results.without_filters.size() == 1);
  CHECK(results.without_filters.front().total == 0);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits.front().snippet.highlights.size() == 1);
  const SearchResults respelt = archive.search(relaxed("kazakstan"));
  CHECK(respelt.expansions.empty());
  CHECK(respelt.suggestion == "kazakhstan");
}

TEST_CASE("Alerts are never relaxed") {
  const Archive archive = works();
  auto alerts = Alerts::open(std::vector<std::filesystem::path>{archive.index()}).value();
  REQUIRE(alerts.add("strike", relaxed("gréviste")));
  REQUIRE(alerts.add("phrase", relaxed("\"continue la grève\" Lyon")));
  store(archive.index(), {dispatch_of("new", "La grève continue encore à Lyon.")});
  CHECK(alerts.poll().value().empty());
}

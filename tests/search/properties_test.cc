// Properties of dispatches: asked for in queries and beside them, counted, told to alerts.

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Dispatch with(Dispatch dispatch, std::vector<Property> properties) {
  dispatch.properties = std::move(properties);
  return dispatch;
}

std::vector<Dispatch> sample() {
  std::vector<Dispatch> dispatches{
      with(dispatch_of("a", "Le gaz monte."), {{"category", "Politique", ""},
                                               {"category", "Économie", ""},
                                               {"bureau", "Nice", ""},
                                               {"subject", "medtop:11000000", "medtop:11000000"},
                                               {"urgency", "Flash", ""},
                                               {"language", "fr-FR", ""}}),
      with(dispatch_of("b", "Le gaz baisse."), {{"category", "POLITIQUE", ""},
                                                {"category", "Politique étrangère", ""},
                                                {"bureau", "Nice-Matin", ""},
                                                {"subject", "elections", "medtop:20000574"},
                                                {"urgency", "4", ""},
                                                {"chef_de_bureau", "Anne Le Goff", ""}}),
      with(dispatch_of("c", "Le blé monte."), {{"category", "Affaires étrangères", ""},
                                               {"category", "Social", ""},
                                               {"bureau", "Lyon", ""},
                                               {"bureau", "Nice", ""},
                                               {"corrects", "afp-20220113-001", ""},
                                               {"urgency", "1", ""},
                                               {"n_2", "12/3", ""}}),
      dispatch_of("d", "Le blé baisse : bureau Nice, rubrique Politique."),
  };
  dispatches[2].credits = "Anne Martin";
  return dispatches;
}

std::string facet_of(const SearchResults& results, const std::string& name) {
  std::string text;
  for (const Facet& facet : results.facets)
    if (facet.name == name)
      for (const FacetValue& value : facet.values)
        text += (text.empty() ? "" : ", ") + value.value + " " + std::to_string(value.count);
  return text;
}

Error error_of(const Archive& archive, const SearchRequest& request) {
  const auto results = archive.searcher().search(request);
  REQUIRE_FALSE(results);
  return results.error();
}

}  // namespace

TEST_CASE("A query asks for values of properties by any of their names") {
  const Archive archive(sample());
  archive.finds({
      {"rubrique:Politique", "a b"},
      {"category:politique", "a b"},
      {"rubrique:economie", "a"},
      {"rubrique:\"Politique étrangère\"", "b"},
      {"rubrique:\"politique étrangères\"", ""},
      {"rubrique:\"étrangère politique\"", ""},
      {"rubrique:étrangères", "c"},
      {"rubrique:(Économie OU Social)", "a c"},
      {"gaz -rubrique:Économie", "b"},
      {"+monte rubrique:Politique", "a"},
      {"bureau:Nice", "a b c"},
      {"bureau:\"Nice-Matin\"", "b"},
      {"bureau:NICEMATIN", "b"},
      {"bureau:(Nice ET Lyon)", "c"},
      {"bureau:absent", ""},
      {"chef_de_bureau:\"le goff\"", "b"},
      {"chef-de-bureau:anne", "b"},
      {"corrige:afp-20220113-001", "c"},
      {"n_2:12/3", "c"},
      {"urgence:1", "a c"},
      {"urgence:flash", "a c"},
      {"langue:fr", "a"},
      {"langue:français", "a"},
      {"pays:Kazakhstan", ""},
  });
}

TEST_CASE("A subject is found by its code, by its own name and by its French name") {
  const Archive archive(sample());
  archive.finds({
      {"sujet:politique", "a"},
      {"sujet:medtop:11000000", "a"},
      {"sujet:11000000", "a"},
      {"subject:élections", "b"},
      {"sujet:elections", "b"},
      {"sujet:medtop:20000574", "b"},
      {"sujet:\"medtop:20000574\"", "b"},
  });
}

TEST_CASE("A country is found and counted by its names and its codes") {
  const Archive archive({with(dispatch_of("a", "Le gaz monte."), {{"country", "KAZ", "iso3166-1a3:KAZ"}}),
                         with(dispatch_of("b", "Le gaz baisse."), {{"country", "Kazakhstan", ""}}),
                         with(dispatch_of("c", "Le blé monte."), {{"country", "FR", ""}})});
  archive.finds({
      {"pays:Kazakhstan", "a b"},
      {"pays:KAZ", "a b"},
      {"pays:kz", "a b"},
      {"pays:France", "c"},
      {"country:FRA", "c"},
  });
  SearchRequest request;
  request.property_facets = {"country"};
  CHECK(facet_of(archive.search(request), "country") == "Kazakhstan 2, France 1");
}

TEST_CASE("What is not the name of a property is a word, or an error that names the nearest ones") {
  const Archive archive(sample());
  archive.finds({{"Covid-19:bilan gaz", "a b"}, {"n_3:12 gaz", "a b"}, {"12:30 gaz", "a b"}});
  struct Wrong {
    std::string query;
    std::string message;
    std::string hint;
  };
  for (const auto& [query, message, hint] : std::vector<Wrong>{
           {"gaz bureua:Nice", "unknown field \"bureua\"", "Did you mean \"bureau:\"?"},
           {"chef_de_burau:x", "unknown field \"chef_de_burau\"", "Did you mean \"chef_de_bureau:\"?"},
           {"rubriqe:x", "unknown field \"rubriqe\"", "Did you mean \"rubrique:\""},
           {"xyzzy:x", "unknown field \"xyzzy\"", "version:"},
           {"xyzzy:x", "unknown field \"xyzzy\"", "chef_de_bureau:"},
       }) {
    INFO(query);
    const Error error = error_of(archive, request_of(query));
    CHECK(error.code == ErrorCode::query);
    CHECK(error.message == message);
    CHECK(error.hint.find(hint) != std::string::npos);
    CHECK(error.offset == query.find(message.substr(message.find('"') + 1, 4)));
  }
}

TEST_CASE("Beside the query, one of the values of each name must be there") {
  const Archive archive(sample());
  struct Filtered {
    std::vector<PropertyFilter> where;
    std::string ids;
  };
  for (const auto& [where, ids] : std::vector<Filtered>{
           {{{"rubrique", "Politique"}}, "a b"},
           {{{"category", "politique"}, {"Rubrique", "Social"}}, "a b c"},
           {{{"rubrique", "Politique"}, {"bureau", "nice"}}, "a b"},
           {{{"rubrique", "Politique étrangère"}}, "b"},
           {{{"rubrique", "étrangère Politique"}}, ""},
           {{{"bureau", "Lyon"}, {"bureau", "Nice-Matin"}, {"urgence", "1"}}, "c"},
           {{{"auteur", "Anne"}}, "c"},
           {{{"sujet", "medtop:11000000"}}, "a"},
           {{{"pays", "Kazakhstan"}}, ""},
           {{{"bureau", "…"}}, ""},
           {{{"id", "d"}}, "d"},
       }) {
    SearchRequest request = request_of("");
    request.where = where;
    INFO(where.front().name << " = " << where.front().value);
    CHECK(archive.sorted_ids(request) == ids);
  }
  for (const std::string name : {"bureua", "titre", "texte", "date", "évoque", "", "…"}) {
    INFO(name);
    SearchRequest request = request_of("gaz");
    request.where = {{name, "x"}};
    const Error error = error_of(archive, request);
    CHECK(error.code == ErrorCode::invalid_argument);
    CHECK_FALSE(error.hint.empty());
  }
}

TEST_CASE("Values are counted by name: several a dispatch, in their usual spelling, codes by what they mean") {
  const Archive archive(sample());
  SearchRequest request = request_of("");
  request.facets = {FacetField::source};
  request.property_facets = {"rubrique", "bureau", "sujet", "urgence", "langue", "auteur", "pays", "category"};
  const SearchResults results = archive.search(request);
  CHECK(results.facets.size() == 8);
  CHECK(facet_of(results, "category") ==
        "POLITIQUE 2, Affaires étrangères 1, Politique étrangère 1, Social 1, Économie 1");
  CHECK(facet_of(results, "bureau") == "Nice 2, Lyon 1, Nice-Matin 1");
  CHECK(facet_of(results, "subject") == "politique 1, élections 1");
  CHECK(facet_of(results, "urgency") == "1 2, 4 1");
  CHECK(facet_of(results, "language") == "fr 1");
  CHECK(facet_of(results, "credits") == "Anne Martin 1");
  CHECK(facet_of(results, "country").empty());
  CHECK(results.total == 4);
  for (const std::string name : {"bureua", "titre", "id"}) {
    INFO(name);
    SearchRequest wrong = request_of("gaz");
    wrong.property_facets = {name};
    CHECK(error_of(archive, wrong).code == ErrorCode::invalid_argument);
  }
}

TEST_CASE("A match counts once for a value that it has in two spellings") {
  const Archive archive({with(dispatch_of("a", "Le gaz."), {{"bureau", "nice", ""}, {"bureau", "Nice", ""}}),
                         with(dispatch_of("b", "Le gaz."), {{"bureau", "nice", ""}})});
  SearchRequest request = request_of("gaz");
  request.property_facets = {"bureau"};
  CHECK(facet_of(archive.search(request), "bureau") == "nice 2");
}

TEST_CASE("Places and sources are counted as one in all their spellings") {
  std::vector<Dispatch> dispatches;
  const auto add = [&](const std::string& place, const std::string& source, int times) {
    for (int i = 0; i < times; ++i) {
      dispatches.push_back(dispatch_of("d" + std::to_string(dispatches.size()), "Le gaz."));
      dispatches.back().place = place;
      dispatches.back().source = source;
    }
  };
  add("ALMATY", "AFP", 5);
  add("Almaty, Kazakhstan", "afp", 3);
  add("Almaty", "Reuters", 1);
  add("PARIS", "REUTERS", 2);
  add("Paris, Texas", "", 1);
  add("Paris (France)", "", 2);
  add("Nice", "", 1);
  add("NICE", "", 1);
  add(", x", "", 1);
  const Archive archive(dispatches);
  SearchRequest request = request_of("gaz");
  request.facets = {FacetField::place, FacetField::source};
  const SearchResults results = archive.search(request);
  CHECK(facet_of(results, "place") == "Almaty, Kazakhstan 9, Paris (France) 4, Nice 2, , x 1, Paris, Texas 1");
  CHECK(facet_of(results, "source") == "AFP 8, REUTERS 3");
}

TEST_CASE("A facet of values that are all different is cut, and says so") {
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < 420; ++i) {
    dispatches.push_back(dispatch_of("d" + std::to_string(i), "Le gaz."));
    for (int j = 0; j < 250; ++j) dispatches.back().properties.push_back({"numero", std::to_string(1000 * i + j), ""});
  }
  const Archive archive(dispatches);
  SearchRequest request = request_of("gaz");
  request.property_facets = {"numero"};
  const SearchResults results = archive.search(request);
  CHECK(results.facets.front().values.size() == 100'000);
  CHECK(results.notices.size() == 1);
  CHECK(results.total == 420);
}

TEST_CASE("Alerts wait for properties, and names that have gone bring nothing down") {
  const TemporaryFolder folder;
  const std::string index = folder / "index";
  store(index, {with(dispatch_of("vieux", "Le gaz."), {{"bureau", "Nice", ""}})});
  auto alerts = Alerts::open(index).value();
  const auto add = [&](const std::string& name, const std::string& query, std::vector<PropertyFilter> where) {
    SearchRequest request = request_of(query);
    request.where = std::move(where);
    return alerts.add(name, request);
  };
  REQUIRE(add("nice", "bureau:Nice", {}));
  REQUIRE(add("où", "gaz", {{"bureau", "Lyon"}, {"bureau", "Nice"}}));
  REQUIRE(add("pays", "", {{"pays", "Côte d'Ivoire"}}));
  CHECK_FALSE(add("faux", "bureua:Nice", {}));
  CHECK_FALSE(add("faux", "", {{"bureua", "Nice"}}));
  const auto told = [&] {
    std::string lines;
    for (auto some = alerts.poll();; some = alerts.poll()) {
      REQUIRE(some);
      if (some->empty()) return lines;
      for (const Alert& alert : *some) {
        lines += alert.dispatch.id + ":";
        for (const AlertMatch& match : alert.matches) lines += " " + match.search;
        lines += "\n";
      }
    }
  };
  store(index, {with(dispatch_of("a", "Le gaz."), {{"bureau", "Nice", ""}}),
                with(dispatch_of("b", "Le blé."), {{"bureau", "Nice Est", ""}}),
                with(dispatch_of("c", "Le gaz."), {{"country", "Côte d’Ivoire", ""}, {"country", "Niger", ""}})});
  CHECK(told() == "a: nice où\nb: nice\nc: pays\n");
  store(index, {with(dispatch_of("e", "Le gaz."), {{"desk", "Nice", ""}})}, {.jobs = 1, .rebuild = true});
  CHECK(told().find("nice") == std::string::npos);
  store(index, {with(dispatch_of("f", "Le gaz."), {{"bureau", "Nice", ""}})});
  CHECK(told() == "f: nice où\n");
}

TEST_CASE("An index says which properties it has, and how many dispatches have each") {
  const Archive archive(sample());
  const auto counts = archive.searcher().properties();
  REQUIRE(counts);
  std::string text;
  for (const PropertyCount& count : *counts) text += count.name + " " + std::to_string(count.dispatches) + " ";
  CHECK(text == "bureau 3 category 3 chef_de_bureau 1 corrects 1 language 1 n_2 1 subject 2 urgency 3 ");
  CHECK(Archive({dispatch_of("a", "Le gaz.")}).searcher().properties()->empty());
}

TEST_CASE("Properties survive in several indexes searched as one") {
  const Archive one({with(dispatch_of("a", "Le gaz."), {{"bureau", "Nice", ""}})});
  const Archive other({with(dispatch_of("b", "Le gaz."), {{"desk", "Nice", ""}})});
  const auto both = Searcher::open(std::vector<std::filesystem::path>{one.index(), other.index()}).value();
  SearchRequest request = request_of("bureau:Nice OU desk:Nice");
  request.property_facets = {"bureau", "desk"};
  const auto results = both.search(request).value();
  CHECK(results.total == 2);
  CHECK(facet_of(results, "bureau") == "Nice 1");
  CHECK(facet_of(results, "desk") == "Nice 1");
}

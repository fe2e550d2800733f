// Names that no list knows, apart from the other words of their stem by how the archive writes them.

#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"
#include "search/told.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr int kMany = 9;

std::string numbered(const std::string& letter, int count) {
  std::string ids;
  for (int i = 0; i < count; ++i) ids += (ids.empty() ? "" : " ") + letter + std::to_string(i);
  return ids;
}

void add(std::vector<Dispatch>& dispatches, const std::string& letter, int count, const std::string& text,
         const std::string& title = {}) {
  for (int i = 0; i < count; ++i)
    dispatches.push_back(dated(from(dispatch_of(letter + std::to_string(i), text, title), letter), "2022-01-05"));
}

const std::string kName = "Le maire Julie Martel a reçu la presse.";
const std::string kWord = "Un ministre martèle son refus, puis il martelait encore.";

std::vector<Dispatch> archive_of(int names, const std::string& name = kName, const std::string& title = {}) {
  std::vector<Dispatch> dispatches;
  add(dispatches, "n", names, name, title);
  add(dispatches, "w", kMany, kWord);
  return dispatches;
}

bool is_apart(const Searcher& searcher) {
  SearchRequest request = request_of("Martel");
  request.limit = 100;
  const auto results = searcher.search(request).value();
  for (const Hit& hit : results.hits)
    if (hit.dispatch.id.starts_with('w')) return false;
  return true;
}

}  // namespace

TEST_CASE("A name finds itself alone, and the other words of its stem do not find it") {
  const Archive archive(archive_of(kMany, kName, "Visite de Julie Martel"));
  const std::string names = numbered("n", kMany);
  const std::string words = numbered("w", kMany);
  archive.finds({{"Martel", names},
                 {"MARTEL", names},
                 {"+Martel", names},
                 {"Julie Martel", names},
                 {"titre:Martel", names},
                 {"titre:marteler", ""},
                 {"texte:(Martel OR absent)", names},
                 {"\"martel\"", names},
                 {"maire NEAR/3 Martel", names},
                 {"martèle", words},
                 {"Martèle", words},
                 {"marteler", words},
                 {"ministre NEAR/3 marteler", words},
                 {"maire NEAR/3 marteler", ""},
                 {"-Martel", words},
                 {"-marteler", names},
                 {"m?rtel", names},
                 {"M?rtel", names}});
  SECTION("in small letters it may mean either, and so it may at the beginning of a query in small letters") {
    const std::string all = names + " " + words;
    for (const std::string query : {"martel", "Martel absent", "martel absent"}) {
      INFO(query);
      SearchRequest request = request_of(query);
      request.limit = 100;
      CHECK(archive.sorted_ids(request) == all);
    }
  }
}

TEST_CASE("What counts matches knows names as the search does") {
  const Archive archive(archive_of(kMany));
  SearchRequest request = request_of("Martel");
  request.facets = {FacetField::source};
  request.limit = 2;
  const SearchResults results = archive.search(request);
  CHECK(results.total == kMany);
  REQUIRE(results.facets.size() == 1);
  REQUIRE(results.facets[0].values.size() == 1);
  CHECK(results.facets[0].values[0].count == kMany);
  CHECK(archive.searcher().timeline(request_of("marteler")).value().total == kMany);
  CHECK(archive.search("Julie Martel").all_words == std::size_t{kMany});
  request.mode = MatchMode::all;
  request.query = "ministre Martel";
  CHECK(archive.search(request).total == 0);
}

TEST_CASE("Only the word that was meant is marked, and it is explained what was decided") {
  std::vector<Dispatch> dispatches = archive_of(kMany);
  dispatches.push_back(dispatch_of("both", "Le maire Martel martèle ceci."));
  const Archive archive(dispatches);
  const auto marked = [&](const std::string& query) {
    SearchRequest request = request_of(query + " id:both");
    const Snippet snippet = archive.search(request).hits.at(0).snippet;
    std::string words;
    for (const auto& range : snippet.highlights)
      words += snippet.text.substr(range.begin, range.end - range.begin) + "|";
    return words;
  };
  CHECK(marked("maire Martel") == "maire|Martel|");
  CHECK(marked("maire marteler") == "maire|martèle|");
  CHECK(marked("maire martel") == "maire|Martel|martèle|");
  CHECK_THAT(archive.searcher().explain(request_of("Martel")).value(), Catch::Contains("only the name: martel"));
  CHECK_THAT(archive.searcher().explain(request_of("marteler")).value(), Catch::Contains("without the names: martel"));
  SearchRequest request = request_of("Martel");
  request.explain_ranking = true;
  CHECK(archive.search(request).plan.value().at(0).forms == std::vector<std::string>{"martel"});
  request.query = "marteler";
  CHECK(archive.search(request).plan.value().at(0).without_forms == std::vector<std::string>{"martel"});
}

TEST_CASE("What is like a dispatch with a name is no dispatch with another word of its stem") {
  const Archive archive(archive_of(kMany));
  for (const auto& [id, other] : {std::pair("n0", "w"), std::pair("w0", "n")}) {
    SearchRequest request = request_of("");
    request.like_id = id;
    const SearchResults results = archive.search(request);
    CHECK(results.total == kMany - 1);
    for (const Hit& hit : results.hits) CHECK_FALSE(hit.dispatch.id.starts_with(other));
  }
}

TEST_CASE("A name is one that enough dispatches write so, nearly all of them") {
  struct Row {
    int dispatches;
    std::string text;
    std::string title;
    bool apart;
  };
  for (const Row& row : std::vector<Row>{{8, kName, "", true},
                                         {7, kName, "", false},
                                         {8, "Selon M. Martel, il pleut.", "", true},
                                         {8, "Rien.", "La presse chez Martel", true},
                                         {8, "Martel a reçu. « Martel » : Martel.", "", false},
                                         {8, "Rien.", "Martel a reçu", false},
                                         {8, "Rien.", "LE MAIRE MARTEL A REÇU LA PRESSE", false},
                                         {8, "LE MAIRE JULIE MARTEL A REÇU LA PRESSE.", "", false},
                                         {8, "Le village de Saint-Martel dort.", "", false},
                                         {8, "Le maire Martel a son martel en tête.", "", false}}) {
    INFO(row.text << " / " << row.title);
    CHECK(is_apart(Archive(archive_of(row.dispatches, row.text, row.title)).searcher()) == row.apart);
  }
}

TEST_CASE("Where hardly any other word has the stem, it is a name's own") {
  std::vector<Dispatch> dispatches;
  add(dispatches, "n", kMany, kName);
  add(dispatches, "w", 2, "Un ministre martèle son refus.");
  CHECK_FALSE(is_apart(Archive(dispatches).searcher()));
}

TEST_CASE("Names are counted anew when dispatches come, change and go, and when the index is compacted") {
  const TemporaryFolder folder;
  const auto index = folder / "index";
  const auto apart = [&] { return is_apart(Searcher::open(index).value()); };
  store(index, archive_of(7));
  CHECK_FALSE(apart());
  std::vector<Dispatch> more;
  add(more, "m", 1, kName);
  store(index, more);
  CHECK(apart());
  std::vector<Dispatch> changed;
  add(changed, "m", 1, "Le maire a son martel en tête.");
  store(index, changed);
  CHECK_FALSE(apart());
  store(index, more);
  REQUIRE(compact_index(index));
  CHECK(apart());
  {
    auto writer = IndexWriter::open(index, {.jobs = 1});
    REQUIRE(writer);
    REQUIRE(writer->remove("n3"));
    REQUIRE(writer->commit());
  }
  CHECK_FALSE(apart());
  store(index, archive_of(12));
  CHECK(apart());
  REQUIRE(check_index(index));
}

TEST_CASE("Indexes that are searched together count together") {
  const TemporaryFolder folder;
  std::vector<Dispatch> names;
  add(names, "n", 5, kName);
  store(folder / "one", names);
  store(folder / "two", archive_of(4));
  CHECK_FALSE(is_apart(Searcher::open(folder / "two").value()));
  CHECK(is_apart(Searcher::open({folder / "one", folder / "two"}).value()));
}

TEST_CASE("An alert knows the names that the archive knew when the alert was added") {
  const TemporaryFolder folder;
  const auto index = folder / "index";
  store(index, archive_of(kMany));
  auto alerts = Alerts::open(index).value();
  for (const std::string query : {"Martel", "marteler", "+ceci +martel", "titre:Martel"})
    REQUIRE(alerts.add(query, request_of(query)));
  store(index, {dispatch_of("a", "Ce soir Martel parle."), dispatch_of("b", "Il a martelé ceci."),
                dispatch_of("c", "Rien.", "Julie Martel")});
  CHECK(all_told(alerts) == "a: Martel\nb: +ceci +martel marteler\nc: Martel titre:Martel\n");
}

TEST_CASE("A pattern finds a town whose name is a word of its own") {
  const Archive archive({dispatch_of("ville", "Le maire de Tours."), dispatch_of("mot", "Les tours de garde.")});
  archive.finds({{"t?urs", "mot ville"}, {"T?urs", "mot ville"}, {"To?rs", "mot ville"}, {"t?ur", ""}});
}

// Properties at the command line: filters, facets, what is shown. They are written by the library, so that the test
// depends on no format.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/samples.h"
#include "depeche/index.h"

using namespace depeche;
using namespace depeche::test;

namespace {

struct PropertyDesk : Sandbox {
  PropertyDesk() {
    std::filesystem::create_directories(path(kDefaultIndex).parent_path());
    auto writer = IndexWriter::open(path(kDefaultIndex), {.jobs = 1});
    REQUIRE(writer);
    for (const Dispatch& dispatch : dispatches()) REQUIRE(writer->add(dispatch));
    REQUIRE(writer->commit());
  }

  static std::vector<Dispatch> dispatches() {
    Dispatch flash;
    flash.id = "flash";
    flash.title = "Le gaz monte";
    flash.text = "Le prix du gaz a doublé.";
    flash.abstract = "Un record depuis dix ans.";
    flash.properties = {{"category", "Économie", ""},
                        {"subject", "medtop:04000000", "medtop:04000000"},
                        {"urgency", "Flash", ""},
                        {"bureau", "Nice Est", ""}};
    Dispatch other;
    other.id = "autre";
    other.text = "Le prix du gaz baisse.";
    other.properties = {{"category", "Politique", ""}, {"bureau", "Lyon", ""}};
    return {flash, other};
  }
};

}  // namespace

TEST_CASE("Values of properties are asked for in the query and beside it") {
  const PropertyDesk desk;
  struct Row {
    Arguments arguments;
    std::string ids;
  };
  for (const Row& row : std::vector<Row>{
           {{"bureau:Nice"}, "flash\n"},
           {{"gaz", "rubrique:politique"}, "autre\n"},
           {{"gaz", "--where", "rubrique=Politique"}, "autre\n"},
           {{"--where", "bureau=nice est"}, "flash\n"},
           {{"--where=bureau=nice", "--where=bureau=LYON", "--where=urgence=1"}, "flash\n"},
           {{"--where", "sujet=medtop:04000000", "gaz"}, "flash\n"},
           {{"--where", "sujet=économie", "gaz"}, "flash\n"},
           {{"--where", "pays=France", "gaz"}, ""},
           {{"chapo:record"}, "flash\n"},
       }) {
    CAPTURE(row.arguments);
    CHECK(found(desk, row.arguments) == row.ids);
  }
}

TEST_CASE("A filter that cannot be is an error that says what to write") {
  const PropertyDesk desk;
  struct Row {
    Arguments arguments;
    std::string error;
  };
  for (const Row& row : std::vector<Row>{
           {{"--where", "Politique"}, "--where: \"Politique\" is not NAME=VALUE\n  hint: --where rubrique=Politique\n"},
           {{"--where", "=x"}, "--where: \"=x\" is not NAME=VALUE"},
           {{"--where", "bureau="}, "--where: \"bureau=\" is not NAME=VALUE"},
           {{"--where", "bureua=x"},
            "where: no dispatch has anything under the name \"bureua\"\n  hint: Did you mean "
            "\"bureau\"?\n"},
           {{"--where", "titre=gaz"}, "where: \"titre\" is no name of a value"},
           {{"gaz", "--facets", "rubrik"}, "facets: no dispatch has anything under the name \"rubrik\""},
           {{"gaz", "--facets", "titre"}, "facets: \"titre\" is not counted"},
           {{"--show", "flash", "--facets", "bureau", "-f", "ids"}, "--"},
       }) {
    CAPTURE(row.arguments);
    const Outcome outcome = desk.searcher(row.arguments);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains(row.error));
  }
}

TEST_CASE("Facets count any property, and a hit shows its abstract") {
  const PropertyDesk desk;
  CHECK(without_times(desk.searcher({"gaz doublé", "--facets", "rubrique,bureau,source", "-n", "1"}).out) ==
        "2 results in T ms\n"
        "  all words: 1 · some: 2\n\n"
        "1. Le gaz monte\n"
        "  undated · flash\n"
        "  Un record depuis dix ans.\n"
        "  Le prix du gaz a doublé.\n\n"
        "source\n\n"
        "category\n"
        "  Politique  1\n"
        "  Économie   1\n\n"
        "bureau\n"
        "  Lyon      1\n"
        "  Nice Est  1\n\n");
  const auto answer = nlohmann::json::parse(desk.searcher({"gaz", "--facets", "sujet", "-f", "json"}).out);
  CHECK(answer["facets"]["subject"][0]["value"] == "économie, entreprises et finance");
}

TEST_CASE("A dispatch is shown with all that it has") {
  const PropertyDesk desk;
  CHECK(desk.searcher({"--show", "flash"}).out ==
        "Le gaz monte\n"
        "  category: Économie\n"
        "  subject: medtop:04000000 (économie, entreprises et finance)\n"
        "  urgency: Flash (1)\n"
        "  bureau: Nice Est\n"
        "  id: flash\n"
        "  abstract: Un record depuis dix ans.\n\n"
        "Le prix du gaz a doublé.\n");
  const auto json = nlohmann::json::parse(desk.searcher({"--show", "flash", "-f", "json"}).out);
  CHECK(json["abstract"] == "Un record depuis dix ans.");
  CHECK(json["properties"]["bureau"][0]["value"] == "Nice Est");
}

TEST_CASE("Batches and saved searches have filters, too") {
  const PropertyDesk desk;
  const std::string batch = R"({"id":"1","text":"gaz","where":{"rubrique":"Politique"}})"
                            "\n"
                            R"({"id":"2","text":"gaz","where":{"bureau":["Lyon","nice"]}})"
                            "\n";
  CHECK(desk.searcher({"--batch", "-", "-f", "ids"}, batch).out == "autre\nflash\nautre\n");
  CHECK(desk.searcher({"--batch", "-", "-f", "ids", "--where", "urgence=1"}, batch).out == "flash\n");
  const Outcome bad = desk.searcher({"--batch", "-"}, R"({"id":"1","text":"gaz","where":["x"]})");
  CHECK(bad.status == 2);
  CHECK_THAT(bad.err, Catch::Contains("\"where\" is no object of names and their values"));
  desk.searcher({"--save", "eco", "gaz", "--where", "rubrique=économie"});
  CHECK(found(desk, {"--saved", "eco"}) == "flash\n");
}

TEST_CASE("The indexer says which properties an index has") {
  const PropertyDesk desk;
  CHECK_THAT(desk.indexer({"--stats"}).out, Catch::Contains("property    bureau (2 dispatches)\n"
                                                            "property    category (2 dispatches)\n"
                                                            "property    subject (1 dispatch)\n"
                                                            "property    urgency (1 dispatch)\n"));
  CHECK(nlohmann::json::parse(desk.indexer({"--stats", "--json"}).out)["properties"]["bureau"] == 2);
}

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive names() {
  return Archive({
      from(dispatch_of("letters", "L'OTAN se réunit à Bruxelles."), "AFP", "Bruxelles"),
      from(dispatch_of("alliance", "L'Alliance atlantique envoie des soldats en Estonie."), "Agence France-Presse",
           "Tallinn"),
      dispatch_of("apart", "Une alliance de la côte atlantique proteste."),
      dispatch_of("both", "L'OTAN, l'Alliance atlantique, en somme, envoie des soldats."),
      from(dispatch_of("moscow", "Moscou refuse de répondre."), "Reuters", "Abidjan, Côte d'Ivoire"),
      dispatch_of("kremlin", "Le Kremlin répond."),
      dispatch_of("nato", "The NATO sends soldiers."),
      dispatch_of("otsc", "L'Organisation du traité de sécurité collective (OTSC) répond."),
      dispatch_of("otsc-words", "L'organisation du traité de sécurité collective se tait."),
  });
}

const std::vector<Alias> kAliases{
    {"OTAN", {"Otan", "Alliance atlantique", "NATO"}},
    {"président russe", {"Kremlin", "Moscou"}},
    {"OTSC", {"Kremlin"}},
    {"AFP", {"Agence France-Presse"}},
    {"Côte d'Ivoire", {"Estonie"}},
    {"bureau de Bruxelles", {"Tallinn"}},
    {"vide", {"", "…"}},
    {"…", {"Moscou"}},
};

SearchRequest with_aliases(const std::string& query) {
  SearchRequest request = request_of(query);
  request.aliases = kAliases;
  return request;
}

std::string shown(const std::vector<Expansion>& expansions) {
  std::string text;
  for (const Expansion& expansion : expansions)
    text += (text.empty() ? "" : "; ") + expansion.typed + " = " + expansion.added;
  return text;
}

}  // namespace

TEST_CASE("A name finds its variants, below itself, unless that is switched off") {
  const Archive archive = names();
  struct Row {
    std::string query;
    std::string ids;
    std::string plain;  // without aliases
    std::string expansions;
  };
  const std::string otan = "= Alliance atlantique";
  for (const Row& row : std::vector<Row>{
           {"OTAN", "alliance both letters nato", "both letters", "OTAN = Alliance atlantique; OTAN = NATO"},
           {"l'otan", "alliance both letters nato", "both letters", "otan = Alliance atlantique; otan = NATO"},
           {"+OTAN soldats", "alliance both letters nato", "both letters", "OTAN = Alliance atlantique; OTAN = NATO"},
           {"OTAN AND soldats", "alliance both", "both", "OTAN = Alliance atlantique; OTAN = NATO"},
           {"titre:OTAN", "", "", "OTAN = Alliance atlantique; OTAN = NATO"},
           {"\"OTAN\"", "both letters", "both letters", ""},
           {"soldats -OTAN", "alliance", "alliance", ""},
           {"\"Alliance atlantique\"", "alliance both", "alliance both", ""},
           {"président russe", "kremlin moscow", "", "président russe = Kremlin; président russe = Moscou"},
           {"PRESIDENT russe", "kremlin moscow", "", "PRESIDENT russe = Kremlin; PRESIDENT russe = Moscou"},
           {"\"président russe\"", "kremlin moscow", "", "président russe = Kremlin; président russe = Moscou"},
           {"+président-russe", "kremlin moscow", "", "président-russe = Kremlin; président-russe = Moscou"},
           {"président OR russe", "", "", ""},
           {"russe président", "", "", ""},
           {"otsc", "kremlin otsc otsc-words", "otsc otsc-words",
            "otsc = Kremlin; otsc = organisation du traité de sécurité collective"},
           {"source:AFP", "alliance letters", "letters", "AFP = Agence France-Presse"},
           {"+soldats -source:AFP", "alliance both", "alliance both", ""},
           {"vide", "", "", ""},
       }) {
    INFO(row.query);
    SearchRequest request = with_aliases(row.query);
    CHECK(archive.sorted_ids(request) == row.ids);
    CHECK(shown(archive.search(request).expansions) == row.expansions);
    CHECK(archive.sorted_ids(request_of(row.query)) == row.plain);
  }
  SearchRequest off = with_aliases("OTAN source:AFP");
  off.expand = false;
  CHECK(archive.sorted_ids(off) == "letters");
  CHECK(archive.search(off).expansions.empty());
}

TEST_CASE("What has the name itself ranks above what has a variant") {
  const auto ranked = [archive = names()](const std::string& query) {
    return joined(ids_of(archive.search(with_aliases(query))));
  };
  CHECK_THAT(ranked("OTAN"), Catch::StartsWith("letters both") || Catch::StartsWith("both letters"));
  CHECK_THAT(ranked("OTAN soldats"), Catch::StartsWith("both alliance"));
}

TEST_CASE("The filters of a request take variants, too") {
  const Archive archive = names();
  SearchRequest request = with_aliases("");
  request.sources = {"afp"};
  CHECK(archive.sorted_ids(request) == "alliance letters");
  CHECK(shown(archive.search(request).expansions) == "afp = Agence France-Presse");
  request.sources.clear();
  request.places = {"Bureau de Bruxelles"};
  CHECK(archive.sorted_ids(request) == "alliance");
  request.places = {"Cote d'Ivoire"};
  CHECK(archive.sorted_ids(request) == "moscow");
}

TEST_CASE("A variant is marked in the snippet no less than what it stands for") {
  const SearchResults results = names().search(with_aliases("président russe"));
  REQUIRE(results.hits.size() == 2);
  CHECK(results.hits[0].snippet.highlights.size() == 1);
}

TEST_CASE("A name is no word to be spelt better, its neighbours are") {
  const Archive archive = names();
  CHECK(archive.search("Kremlim").suggestion == "Kremlin");
  SearchRequest request = request_of("Kremlim Moscow");
  request.aliases = {{"Kremlim", {"Moscou"}}};
  CHECK(archive.search(request).suggestion == "Kremlim Moscou");
}

TEST_CASE("A stop word weighs nothing unless it is alone, required or in a phrase") {
  const Archive archive({
      dispatch_of("copy", "Dépêche de l'agence."),
      dispatch_of("strike", "La grève continue. Dépêche."),
      dispatch_of("plain", "La grève s'étend."),
  });
  struct Row {
    std::string query;
    std::string ids;
    std::string plain;  // without stop words
  };
  for (const Row& row : std::vector<Row>{
           {"dépêche grève", "plain strike", "copy plain strike"},
           {"DEPECHE grève", "plain strike", "copy plain strike"},
           {"dépêches agence", "copy", "copy strike"},
           {"dépêche", "copy strike", "copy strike"},
           {"dépêche agences", "copy strike", "copy strike"},
           {"+dépêche grève", "copy strike", "copy strike"},
           {"dépêche AND grève", "strike", "strike"},
           {"\"dépêche de l'agence\" grève", "copy", "copy"},
           {"grève -dépêche", "plain", "plain"},
       }) {
    INFO(row.query);
    SearchRequest request = request_of(row.query);
    CHECK(archive.sorted_ids(request) == row.plain);
    request.stop_words = {"Dépêche", "dépêches", "agences"};
    CHECK(archive.sorted_ids(request) == row.ids);
  }
}

// Which dispatches are versions of one story, and how a search shows them.

#include "search/folded.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::string kFlash = "Un incendie a ravagé mercredi la halle de Figeac, a annoncé la mairie.";
const std::string kLead =
    kFlash +
    " Les flammes ont pris vers midi dans une réserve de bois. Trois pompiers ont été légèrement brûlés et deux "
    "commerces évacués. Le maire, Alban Delsol, promet de reconstruire la halle à l'identique.";
const std::string kUpdate =
    kFlash +
    " Les flammes ont pris vers midi dans une réserve de bois. Cinq pompiers ont été légèrement brûlés et quatre "
    "commerces évacués. Le maire, Alban Delsol, promet de reconstruire la halle à l'identique.";

// "other>other2": what a hit shows beside itself; "later" behind what is later.
std::string shown(const SearchResults& results) {
  std::string text;
  for (const Hit& hit : results.hits) {
    text += (text.empty() ? "" : " ") + hit.dispatch.id;
    for (const Version& version : hit.versions) text += "+" + version.id + (version.is_later ? "(later)" : "");
  }
  return text;
}

struct Pair {
  std::string about;
  Dispatch first;
  Dispatch second;
  bool are_versions;
};

TEST_CASE("Two dispatches are versions of one story, or they are not") {
  const auto on = [](std::string_view date, const std::string& id, const std::string& text) {
    return dated(dispatch_of(id, text), date);
  };
  const std::string weather = " Le temps sera sec en plaine, avec des températures de 12 à 19 degrés, de saison.";
  const std::string result = " s'est imposé 2 à 1 samedi à domicile, pour la 28e journée du championnat de France";
  const std::vector<Pair> pairs{
      {"the same text on the same day", on("2022-03-09", "a", kLead), on("2022-03-09", "b", kLead), true},
      {"the same text two days later", on("2022-03-09", "a", kLead), on("2022-03-11", "b", kLead), true},
      {"the same text three days later", on("2022-03-09", "a", kLead), on("2022-03-12", "b", kLead), false},
      {"the same text in the same month", on("2022-03", "a", kLead), on("2022-03-20", "b", kLead), true},
      {"the same text, without date", dispatch_of("a", kLead), on("2022-03-09", "b", kLead), true},
      {"other case and accents", on("2022-03-09", "a", "Émeutes à Ambert, la préfète interdit les défilés."),
       on("2022-03-09", "b", "Émeutes à Ambert : la préfète interdit les défilés."), true},
      {"a flash and the lead", on("2022-03-09", "a", kFlash), on("2022-03-09", "b", kLead), true},
      {"figures that rise", on("2022-03-09", "a", kLead), on("2022-03-09", "b", kUpdate), true},
      {"a reprint", from(on("2022-03-09", "a", kLead), "AFP"), from(on("2022-03-10", "b", kLead), "Belga"), true},
      {"a flash, and the lead of another agency", from(on("2022-03-09", "a", kFlash), "AFP"),
       from(on("2022-03-09", "b", kLead), "Belga"), false},
      {"a flash without date, and a lead", dispatch_of("a", kFlash), on("2022-03-09", "b", kLead), false},
      {"a few words and more", on("2022-03-09", "a", "La halle de Figeac."),
       on("2022-03-09", "b", "La halle de Figeac a brûlé."), false},
      {"another fire", on("2022-03-09", "a", kLead),
       on("2022-03-09", "b",
          "Un incendie a détruit mercredi une scierie de Gramat, a annoncé la mairie. Personne "
          "n'a été blessé, mais trente emplois sont menacés."),
       false},
      {"two matches told by one pattern",
       on("2022-03-12", "a", "Lyon" + result + ", grâce à Dembélé. Toko Ekambi et Paqueta ont manqué un penalty."),
       on("2022-03-12", "b", "Lens" + result + ", grâce à Sotoca. Kalimuendo et Fofana ont manqué un penalty."), false},
      {"the weather of two days", on("2022-03-09", "a", "Il pleuvra jeudi en Bretagne." + weather),
       on("2022-03-10", "b", "Il neigera vendredi en Savoie." + weather), false},
  };
  for (const Pair& pair : pairs) {
    INFO(pair.about);
    const Archive archive({pair.first, pair.second});
    CHECK((archive.search(folded("")).hits.size() == 1) == pair.are_versions);
  }
}

TEST_CASE("The latest version that matches stands at the place of the best one") {
  const Archive archive(
      {dated(dispatch_of("flash", kFlash), "2022-03-09"), dated(dispatch_of("lead", kLead), "2022-03-09"),
       dated(dispatch_of("update", kUpdate), "2022-03-10"),
       dated(dispatch_of("other", "Cahors a décoré devant la préfecture trois pompiers."), "2022-03-09")});
  const auto search = [&](const std::string& query, auto change) {
    SearchRequest request = folded(query);
    change(request);
    return shown(archive.search(request));
  };
  CHECK(search("halle", [](auto&) {}) == "update+lead+flash");
  CHECK(search("\"trois pompiers\" halle", [](auto&) {}) == "lead+update(later)+flash other");
  CHECK(search("halle", [](auto& request) { request.fold_versions = false; }).find('+') == std::string::npos);
  CHECK(search("halle", [](auto& request) { request.sort = SortOrder::newest; }) == "update+lead+flash");
  CHECK(search("halle", [](auto& request) { request.sort = SortOrder::oldest; }) == "flash+update(later)+lead(later)");
  CHECK(search("halle", [](auto& request) { request.snippets = false; }) == "update+lead+flash");
  CHECK(search("", [](auto& request) { request.limit = request.offset = 1; }) == "other");
  CHECK(archive.search(folded("halle")).total == 3);
}

TEST_CASE("Pages hold as many stories as they should, however many versions each has") {
  std::vector<Dispatch> dispatches;
  const std::vector<std::string> towns{"Figeac", "Gramat", "Souillac", "Cahors", "Gourdon"};
  for (const std::string& town : towns)
    for (int version = 0; version < 40; ++version)
      dispatches.push_back(
          dated(dispatch_of(town + std::to_string(version), "La halle de " + town + " et le marché de " + town +
                                                                " sont fermés; le pont de " + town + " et l'école de " +
                                                                town + " aussi, dit la mairie de " + town + "."),
                "2022-03-09"));
  const Archive archive(dispatches);
  std::vector<std::string> all;
  for (std::size_t offset = 0; offset < 6; offset += 2) {
    SearchRequest request = folded("halle marché");
    request.limit = 2;
    request.offset = offset;
    const SearchResults results = archive.search(request);
    CHECK(results.total == 200);
    for (const Hit& hit : results.hits) {
      CHECK(hit.versions.size() == 39);
      all.push_back(hit.dispatch.id.substr(0, 5));
    }
  }
  std::sort(all.begin(), all.end());
  CHECK(joined(all) == "Cahor Figea Gourd Grama Souil");
}

TEST_CASE("A dispatch joins and leaves a chain with the commits of a live index") {
  const TemporaryFolder folder;
  const std::string index = folder / "index";
  store(index, {dated(dispatch_of("flash", kFlash), "2022-03-09")});
  const Searcher searcher = Searcher::open(index).value();
  const auto now = [&] { return shown(searcher.search(folded("halle")).value()); };
  CHECK(now() == "flash");
  store(index, {dated(dispatch_of("lead", kLead), "2022-03-09")});
  CHECK(now() == "lead+flash");
  store(index, {dated(dispatch_of("update", kUpdate), "2022-03-09")});
  CHECK(now() == "update+lead+flash");
  // Replaced by a correction that is now the last to come in.
  store(index, {dated(dispatch_of("lead", kLead + " La police enquête."), "2022-03-09")});
  CHECK(now() == "lead+update+flash");
  auto writer = IndexWriter::open(index);
  REQUIRE(writer);
  REQUIRE(writer->remove("lead"));
  REQUIRE(writer->commit());
  CHECK(now() == "update+flash");
  REQUIRE(writer->add(dated(dispatch_of("update", "La halle de Figeac rouvre ses portes."), "2022-03-09")));
  REQUIRE(writer->commit());
  CHECK(shown(searcher.search(folded("incendie")).value()) == "flash");
}

}  // namespace

#include <ctime>

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive news() {
  return Archive({
      dispatch_of("visit", "Le président Kassym-Jomart Tokaïev parle du Kazakhstan et du gouvernement."),
      dispatch_of("march", "Une manifestation des écologistes, un écologiste arrêté.", "Manifestation à Almaty"),
      dispatch_of("welcome", "L'accueil des réfugiés ; maintenir la file. Le président de la République."),
      dispatch_of("treaty", "Le contingent de l'OTSC, l'Organisation du traité de sécurité collective, quitte Almaty."),
      dispatch_of("chess", "Les ÉLECTIONS, les élections et l'élection à Tchernobyl, la pharmacie de Jinping."),
      dispatch_of("city", "Nur-Sultan sous la neige, un chameau, deux 2022.", "Tempête"),
  });
}

struct Row {
  std::string query;
  std::string suggestion;  // empty: none
};

void check(const Archive& archive, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO("query: " << row.query);
    CHECK(archive.search(row.query).suggestion.value_or("") == row.suggestion);
  }
}

}  // namespace

TEST_CASE("a word that the archive does not know is met with the known one that was likely meant") {
  check(news(), {
                    {"Tokajev", "Tokaïev"},
                    {"Toqayev", "Tokaïev"},
                    {"tokayef", "tokaïev"},
                    {"TOKAIEF", "TOKAÏEV"},
                    {"kazakstan", "kazakhstan"},
                    {"Kazakstan", "Kazakhstan"},
                    {"manifestatoin", "manifestation"},
                    {"Kassim-Jomar", "Kassim-Jomart"},
                    {"Kassem-Jomart", "Kassym-Jomart"},
                    {"gouvernment", "gouvernement"},
                    {"presidant", "président"},
                    {"acceuil", "accueil"},
                    {"l’acceuil", "l’accueil"},
                    {"maitnenir", "maintenir"},
                    {"ecolgiste", "écologiste"},
                    {"Écolgiste", "Écologiste"},
                    {"republque", "république"},
                    {"OTCS", "OTSC"},
                    {"otcs", "OTSC"},
                    {"farmacie", "pharmacie"},
                    {"Chernobyl", "Tchernobyl"},
                    {"Djinping", "Jinping"},
                    {"chammeau", "chameau"},
                    {"tampête", "tempête"},
                    {"électoins", "élections"},
                });
}

TEST_CASE("what is known, short, a number, excluded or a pattern is left alone") {
  check(news(), {
                    {"Tokaiev", ""},
                    {"Tokayev", ""},
                    {"Tokaev", ""},
                    {"Kassim-Jomart", ""},
                    {"manifestations", ""},
                    {"etat", ""},
                    {"xyz", ""},
                    {"zzzzzzzzzz", ""},
                    {"20222", ""},
                    {"le lequel", ""},
                    {"comment", ""},
                    {"-kazakstan", ""},
                    {"NOT kazakstan", ""},
                    {"kazakst*", ""},
                    {"kazakstan~", ""},
                    {"id:kazakstan", ""},
                    {"agence:Tokayev", ""},
                    {"Nursultan", ""},
                    {"date:2022", ""},
                    {"", ""},
                    {"Tokayev1", ""},
                    {"présidents", ""},
                    {"nur", ""},
                    {"avce", ""},
                    {"président -(kazakstan acceuil)", ""},
                });
}

TEST_CASE("the suggestion is the whole query as typed, and is typed again without another") {
  const Archive archive = news();
  const std::vector<Row> rows{
      {"président  Tokajev", "président  Tokaïev"},
      {"+Tokajev ET (kazakstan OU titre:manifestatoin) SAUF acceuil",
       "+Tokaïev ET (kazakhstan OU titre:manifestation) SAUF acceuil"},
      {"« traité de  sécurtié colective » -date:2022", "« traité de  sécurité collective » -date:2022"},
      {"-agence:AFP Tokajev kaz*", "-agence:AFP Tokaïev kaz*"},
      {"l'acceuil, (\"presidant de la République\")", "l'accueil, (\"président de la République\")"},
      {"Tokajev \xFF acceuil", "Tokaïev \uFFFD accueil"},
  };
  check(archive, rows);
  for (const Row& row : rows) check(archive, {{row.suggestion, ""}});
}

TEST_CASE("sound weighs more than letters, and many documents more than one") {
  const Archive archive({
      dispatch_of("sound", "Un lizard."),
      dispatch_of("letter", "La banque Lazard."),
      dispatch_of("once", "Le baton."),
      dispatch_of("accents", "Un bâton, des pâtes."),
      dispatch_of("more", "Un bâton."),
  });
  check(archive, {{"lyzard", "lizard"}, {"batron", "bâton"}});
}

TEST_CASE("a slip of the archive is not suggested where a frequent word is nearly as near") {
  std::vector<Dispatch> dispatches{dispatch_of("slip", "Le gouvernment.")};
  for (int i = 0; i < 200; ++i) dispatches.push_back(dispatch_of(std::to_string(i), "Un gouvernement."));
  dispatches.push_back(dispatch_of("rare", "Un chameau."));
  for (int i = 0; i < 30; ++i) dispatches.push_back(dispatch_of("hat" + std::to_string(i), "Un chapeau."));
  check(Archive(dispatches), {{"gouvernmant", "gouvernement"},
                              {"gouvernmennt", "gouvernement"},
                              {"gouverment", "gouvernement"},
                              {"chameeau", "chameau"}});
}

TEST_CASE("suggestions can be switched off, and go over several indexes") {
  const Archive archive = news();
  SearchRequest request = request_of("Tokajev");
  request.suggest = false;
  CHECK_FALSE(archive.search(request).suggestion);
  const Archive other({dispatch_of("dutch", "La Toquayev.")});
  const auto both = Searcher::open({archive.index(), other.index()});
  REQUIRE(both);
  CHECK(both->search(request_of("acceuil toquayef")).value().suggestion.value_or("") == "accueil toquayev");
  CHECK_FALSE(both->search(request_of("Toquayev")).value().suggestion);
}

TEST_CASE("very long words, broken bytes and thousands of unknown words take no time") {
  const Archive archive = news();
  std::string unknown;
  for (int i = 0; i < 5000; ++i) unknown += std::string("acceuil") + static_cast<char>('a' + i % 26) + " ";
  std::string many;
  std::string corrected;
  for (int i = 0; i < 9; ++i) {
    many += "acceuil ";
    corrected += i < 8 ? "accueil " : "acceuil ";
  }
  const std::clock_t start = std::clock();
  check(archive, {{std::string(16'000, 'k'), ""},
                  {"\"" + std::string(16'000, 'k') + "\"", ""},
                  {"\xFF\xC3kazakst\xE9n", ""},
                  {"kazakstan\xFF", "kazakhstan\uFFFD"},
                  {many, corrected}});
  archive.search(unknown);
  archive.search('"' + unknown.substr(0, 16'000) + '"');
  CHECK(std::clock() - start < 20 * CLOCKS_PER_SEC);
}

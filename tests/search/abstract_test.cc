// The abstract is text that comes first: it is found and ranked, and a field of its own beside that.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"
#include "search/told.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Dispatch summed_up(std::string id, std::string abstract, std::string text, std::string title = {}) {
  Dispatch dispatch = dispatch_of(std::move(id), std::move(text), std::move(title));
  dispatch.abstract = std::move(abstract);
  return dispatch;
}

std::vector<Dispatch> sample() {
  return {
      summed_up("a", "Les retraits de l'armée commencent.", "Le prix du gaz monte encore.", "Kazakhstan"),
      summed_up("b", "Le prix du gaz monte.", "L'armée annonce des retraits demain."),
      dispatch_of("c", "Les retraits de l'armée commencent. Le gaz aussi.", "Moscou"),
      summed_up("d", "Fin de la grève.\n\nLes écluses rouvrent.", "Le blé."),
  };
}

}  // namespace

TEST_CASE("Words and phrases of the abstract are found as those of the text, and in their own field") {
  const Archive archive(sample());
  archive.finds({
      {"retrait", "a b c"},
      {"texte:retrait", "a b c"},
      {"chapo:retrait", "a"},
      {"chapeau:retraits", "a"},
      {"abstract:(gaz OU retrait)", "a b"},
      {"titre:retrait", ""},
      {"\"retraits de l'armée\"", "a c"},
      {"chapo:\"retraits de l'armée\"", "a"},
      {"texte:\"retraits de l'armée\"", "a c"},
      {"\"commencent le prix\"", ""},
      {"\"Kazakhstan les retraits\"", ""},
      {"\"grève les écluses\"", ""},
      {"chapo:écluses", "d"},
      {"chapo:retr*", "a"},
      {"texte:retr*", "a b c"},
      {"chapo:retrai~", "a"},
      {"chapo:le", "b"},
      {"+chapo:gaz +demain", "b"},
      {"gaz -chapo:gaz", "a c"},
      {"chapo:demain", ""},
  });
}

TEST_CASE("The abstract has a snippet of its own, and mentions days") {
  std::vector<Dispatch> dispatches = sample();
  dispatches.push_back(dated(summed_up("e", "L'accord sera signé le 19 janvier 2022.", "Le blé."), "2022-01-13"));
  const Archive archive(dispatches);
  const Hit hit = archive.search("+retrait +encore").hits.front();
  CHECK(hit.abstract_snippet.text == "Les retraits de l'armée commencent.");
  CHECK(hit.abstract_snippet.highlights == std::vector<Highlight>{{4, 12}});
  CHECK(hit.snippet.text == "Le prix du gaz monte encore.");
  CHECK(hit.dispatch.abstract == "Les retraits de l'armée commencent.");
  CHECK(archive.search("Moscou").hits.front().abstract_snippet.text.empty());
  archive.finds({{"evoque:2022-01-19", "e"}});
}

TEST_CASE("An abstract ranks as a beginning of the text would") {
  const Archive archive({
      summed_up("chapo", "La grève des éclusiers reprend.", "Le trafic est interrompu sur le canal depuis lundi."),
      dispatch_of("texte", "La grève des éclusiers reprend.\n\nLe trafic est interrompu sur le canal depuis lundi."),
      dispatch_of("autre", "Le trafic est interrompu sur le canal depuis lundi, dit le préfet."),
  });
  const SearchResults results = archive.search("grève éclusiers");
  REQUIRE(results.hits.size() == 2);
  CHECK(results.hits[0].score == Approx(results.hits[1].score));
}

TEST_CASE("An index of dispatches without abstracts ranks as if there were no such field") {
  const std::vector<Dispatch> plain{dispatch_of("a", "Le gaz monte à Almaty.", "Gaz"),
                                    dispatch_of("b", "Le gaz baisse."), dispatch_of("c", "Le blé.")};
  std::vector<Dispatch> mixed = plain;
  mixed.push_back(summed_up("d", "La neige.", "La grève."));
  const SearchResults alone = Archive(plain).search("gaz Almaty");
  const SearchResults beside = Archive(mixed).search("gaz Almaty");
  CHECK(ids_of(alone) == ids_of(beside));
}

TEST_CASE("Alerts look into the abstract") {
  const TemporaryFolder folder;
  const std::string index = folder / "index";
  store(index, {dispatch_of("vieux", "Le gaz.")});
  auto alerts = Alerts::open(index).value();
  for (const std::string query :
       {"chapo:retrait", "chapo:retr*", "chapo:\"de l'armée\"", "texte:retrait", "titre:retrait"})
    REQUIRE(alerts.add(query, request_of(query)));
  store(index, {sample()[0], sample()[1]});
  CHECK(all_told(alerts) == "a: chapo:\"de l'armée\" chapo:retr* chapo:retrait texte:retrait\nb: texte:retrait\n");
}

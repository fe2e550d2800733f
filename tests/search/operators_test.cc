#include <catch2/catch.hpp>

#include "search/archive.h"
#include "search/marked.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive animals() {
  return Archive({
      dispatch_of("c", "Le chat dort."),
      dispatch_of("cd", "Le chat et le chien dorment."),
      dispatch_of("cdh", "Le chat, le chien et le lapin dorment."),
      dispatch_of("d", "Le chien dort."),
      dispatch_of("h", "Le lapin dort."),
  });
}

}  // namespace

TEST_CASE("AND, OR and NOT take and leave dispatches, in both languages") {
  animals().finds({
      {"chat AND chien", "cd cdh"},
      {"chat ET chien", "cd cdh"},
      {"chat OR lapin", "c cd cdh h"},
      {"chat OU lapin", "c cd cdh h"},
      {"chat NOT chien", "c"},
      {"chat SAUF chien", "c"},
      {"chat AND (chien OR lapin)", "cd cdh"},
      {"(chat AND chien) OR lapin", "cd cdh h"},
      {"chat AND chien AND NOT lapin", "cd"},
      {"chat AND renard", ""},
      {"chat OR renard", "c cd cdh"},
      {"NOT chat", "d h"},
      {"-chat -lapin", "d"},
      {"chat AND le", "c cd cdh"},
  });
}

TEST_CASE("signed words must or must not stand, and the others only rank") {
  const Archive archive = animals();
  archive.finds({
      {"+chat chien", "c cd cdh"},
      {"+chat +lapin", "cdh"},
      {"chien -chat", "d"},
      {"+chien -lapin chat", "cd d"},
      {"-(chat OR lapin)", "d"},
      {"-(chat chien)", "h"},
      {"+renard chat", ""},
  });
  archive.finds_in_order({{"+lapin chat", "cdh h"}});
}

TEST_CASE("groups among ranked words must hold") {
  animals().finds({{"dort (chat OR lapin)", "c cd cdh h"}, {"lapin (chat AND chien)", "cd cdh"}});
}

TEST_CASE("wildcards stand for letters, accents ignored") {
  const Archive archive({
      dispatch_of("noun", "La manifestation continue."),
      dispatch_of("people", "Les manifestants et le manifeste."),
      dispatch_of("country", "Le Kazakhstan et l'État."),
      dispatch_of("hand", "La main levée, l’été."),
      dispatch_of("title", "Rien de plus.", "Manifestement"),
  });
  archive.finds({
      {"manifest*", "noun people title"},
      {"manifestation*", "noun"},
      {"MANIFEST*", "noun people title"},
      {"mani?estation", "noun"},
      {"manifestant?", "people"},
      {"manifestant?s", ""},
      {"manifes?ants", "people"},
      {"kaz*stan", "country"},
      {"kaz*n", "country"},
      {"kaz*stand", ""},
      {"éta*", "country"},
      {"et?t", "country"},
      {"man*e", "people"},
      {"titre:manif*", "title"},
      {"texte:manif*", "noun people"},
      {"manif* -titre:manif*", "noun people"},
      {"kaz* OR main*", "country hand"},
      {"zzz*", ""},
      {"+zzz* main", ""},
      {"zzz* OR yyy*", ""},
      {"main -zzz*", "hand"},
      {"zzz* main", "hand"},
  });
}

TEST_CASE("a wildcard finds only the forms that match, not those of the same stem") {
  const Archive archive({dispatch_of("one", "Le retrait."), dispatch_of("many", "Les retraits.")});
  archive.finds({{"retra?ts", "many"}, {"retraits*", "many"}, {"retrait*", "many one"}, {"retra?t", "one"}});
}

TEST_CASE("a wildcard that stands for too many words says so") {
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < 40; ++i) {
    std::string text;
    for (int word = 0; word < 40; ++word)
      text += "cas" + std::string(1, static_cast<char>('a' + i % 26)) +
              std::string(1, static_cast<char>('a' + i / 26)) + std::string(1, static_cast<char>('a' + word % 26)) +
              std::string(1, static_cast<char>('a' + word / 26)) + "m ";
    dispatches.push_back(dispatch_of(std::to_string(i), text));
  }
  const Archive archive(dispatches);
  const auto results = archive.search("cas*");
  CHECK_FALSE(results.hits.empty());
  REQUIRE(results.notices.size() == 1);
  CHECK(results.notices[0].find("cas*") != std::string::npos);
  CHECK(archive.search("casaa*").notices.empty());
}

TEST_CASE("fields narrow words to the title or text and filter by agency, place, credits and id") {
  Dispatch first = dispatch_of("http://exemple.fr/1", "Le président parle.", "Retrait des troupes");
  first.source = "Agence France-Presse";
  first.place = "Almaty, Kazakhstan";
  first.credits = "Reportage Olzhas Auyezov";
  Dispatch second = dispatch_of("two", "Le retrait continue.", "Président");
  second.source = "Reuters";
  second.place = "GENÈVE";
  const Archive archive({first, second, dispatch_of("three", "Rien.")});
  archive.finds({
      {"titre:retrait", "http://exemple.fr/1"},
      {"texte:retrait", "two"},
      {"retrait", "http://exemple.fr/1 two"},
      {"titre:retraits", "http://exemple.fr/1"},
      {"agence:reuters", "two"},
      {"agence:presse", "http://exemple.fr/1"},
      {"agence:\"agence france\"", "http://exemple.fr/1"},
      {"agence:afp", ""},
      {"lieu:geneve", "two"},
      {"lieu:kazakhstan retrait", "http://exemple.fr/1"},
      {"lieu:\"Almaty, Kazakhstan\"", "http://exemple.fr/1"},
      {"auteur:auyezov", "http://exemple.fr/1"},
      {"auteur:reuters", ""},
      {"id:two", "two"},
      {"id:http://exemple.fr/1", "http://exemple.fr/1"},
      {"id:\"http://exemple.fr/1\"", "http://exemple.fr/1"},
      {"id:tw", ""},
      {"retrait -agence:reuters", "http://exemple.fr/1"},
      {"agence:reuters OR lieu:almaty", "http://exemple.fr/1 two"},
      {"titre:(retrait OR président)", "http://exemple.fr/1 two"},
  });
}

TEST_CASE("sources and places of a request keep any of the named") {
  Dispatch first = dispatch_of("afp", "Le retrait.");
  first.source = "AFP";
  first.place = "Almaty, Kazakhstan";
  Dispatch second = dispatch_of("reuters", "Le retrait.");
  second.source = "Reuters";
  second.place = "Genève";
  const Archive archive({first, second, dispatch_of("none", "Le retrait.")});
  SearchRequest request = request_of("retrait");
  request.sources = {"afp"};
  CHECK(archive.sorted_ids(request) == "afp");
  request.sources = {"afp", "REUTERS"};
  CHECK(archive.sorted_ids(request) == "afp reuters");
  request.places = {"geneve"};
  CHECK(archive.sorted_ids(request) == "reuters");
  request.sources = {"TASS"};
  CHECK(archive.sorted_ids(request).empty());
}

TEST_CASE("what has a value that is excluded is left out, also beside filters and without words") {
  const Archive archive({from(dispatch_of("afp", "Le retrait."), "AFP", "Almaty, Kazakhstan"),
                         from(dispatch_of("reuters", "Le retrait."), "Reuters", "Genève"),
                         dispatch_of("none", "Le retrait.")});
  SearchRequest request = request_of("retrait");
  request.not_where = {{"source", "afp"}};
  CHECK(archive.sorted_ids(request) == "none reuters");
  CHECK(archive.searcher().search(request)->excluded == std::vector<std::string>{"source:afp"});
  request.not_where = {{"agence", "AFP"}, {"lieu", "geneve"}};
  CHECK(archive.sorted_ids(request) == "none");
  request.not_where = {{"source", "TASS"}};
  CHECK(archive.sorted_ids(request) == "afp none reuters");
  request.sources = {"AFP", "Reuters"};
  request.not_where = {{"source", "AFP"}};
  CHECK(archive.sorted_ids(request) == "reuters");
  request.aliases = {{"Reuters", {"AFP"}}};
  CHECK(archive.sorted_ids(request) == "reuters");
  SearchRequest everything;
  everything.fold_versions = false;
  everything.not_where = {{"source", "AFP"}};
  CHECK(archive.sorted_ids(everything) == "none reuters");
  everything.not_where = {{"date", "2022"}};
  CHECK(archive.searcher().search(everything).error().code == ErrorCode::invalid_argument);
}

TEST_CASE("an unknown field is an error that points at it") {
  const Archive archive({dispatch_of("a", "Un texte.")});
  const auto results = archive.searcher().search(request_of("retrait titer:x"));
  REQUIRE_FALSE(results);
  CHECK(results.error().code == ErrorCode::query);
  CHECK(results.error().offset == 8);
}

TEST_CASE("a word matches in a group whatever else the query says of it") {
  const Archive archive({
      dispatch_of("g", "Le gaz."),
      dispatch_of("gr", "Le gaz et le retrait."),
      dispatch_of("o", "L'OTSC."),
      dispatch_of("or", "Le retrait de l'OTSC."),
      dispatch_of("r", "Le retrait."),
  });
  archive.finds({
      {"+(OTSC retrait)", "gr o or r"},
      {"OTSC +(OTSC retrait)", "gr o or r"},
      {"OTSC retrait +(OTSC retrait)", "gr o or r"},
      {"+(OTSC retrait) +(retrait gaz)", "gr or r"},
      {"+(gaz +(OTSC retrait) OTSC)", "gr o or r"},
      {"retrait -(OTSC retrait)", ""},
      {"gaz -(gaz retrait)", ""},
      {"gaz retrait -(OTSC retrait)", "g"},
      {"gaz (+\"le retrait\" OTSC) retrait", "g gr or r"},
      {"gaz -(retrait -OTSC)", "g"},
  });
  archive.finds_in_order({{"+(gaz retrait) gaz", "gr g r or"}});
}

TEST_CASE("a group of words that weigh nothing says nothing") {
  const Archive archive({dispatch_of("g", "Le gaz et la neige."), dispatch_of("n", "De la neige.")});
  archive.finds({{"gaz -(le la)", "g"}, {"gaz (le la)", "g"}, {"gaz +(le la)", "g"}, {"gaz -(l' d')", "g"}});
}

TEST_CASE("what is excluded neither ranks nor stands for other names nor is highlighted") {
  const Archive archive({
      dispatch_of("both", "Le gaz, un vent fort et la neige. L'ONU parle."),
      dispatch_of("gaz", "Le gaz."),
      dispatch_of("onu", "L'Organisation des Nations unies (ONU) se tait."),
      dispatch_of("unies", "Les Nations unies, ou ONU : l'Organisation des Nations unies (ONU)."),
  });
  CHECK(archive.search("ONU").expansions.size() == 1);
  for (const std::string query : {"gaz -(retrait -OTSC ONU -neige)", "gaz -(retrait -(OTSC ONU) -neige)",
                                  "gaz -(retrait -neige \"vent fort\")", "gaz -(retrait -neige OTSC vent~ for*)"}) {
    CAPTURE(query);
    SearchRequest request = request_of(query);
    request.explain_ranking = true;
    const SearchResults results = archive.search(request);
    CHECK(results.ranked_words == 1);
    CHECK(results.expansions.empty());
    for (const Hit& hit : results.hits) {
      if (hit.dispatch.id == "both") CHECK(marked(hit.snippet) == "Le [gaz], un vent fort et la neige. L'ONU parle.");
    }
    CHECK(joined(ids_of(results)).find("both") != std::string::npos);
  }
}

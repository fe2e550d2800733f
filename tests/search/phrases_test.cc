#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive phrases() {
  return Archive({
      dispatch_of("lines", "Le traité de\nsécurité   collective est signé."),
      dispatch_of("paragraphs", "Ils ont signé le traité de\n\nsécurité collective, disent-ils."),
      dispatch_of("title", "sécurité collective dans la région.", "Un traité de"),
      dispatch_of("scattered", "La sécurité est collective ; le traité de paix reste."),
      dispatch_of("coup", "Un coup d’État a eu lieu.\n\nLa junte est hors la loi."),
      dispatch_of("blow", "Un coup porté à l'État : une loi, hors débat."),
      dispatch_of("daily", "Selon Le Monde, le ministre part.", "Presse"),
      dispatch_of("world", "Tout le monde part du monde entier.", "Le monde des médias"),
      dispatch_of("contingent", "Le contingent de l'OTSC part de l'aéroport."),
  });
}

}  // namespace

TEST_CASE("a phrase stands across line breaks, not across paragraphs nor from title to text") {
  phrases().finds({
      {"\"traité de sécurité collective\"", "lines"},
      {"« traité de sécurité collective »", "lines"},
      {"\"TRAITE DE SECURITE COLLECTIVE\"", "lines"},
      {"\"sécurité collective\"", "lines paragraphs title"},
      {"\"un traité de\"", "title"},
      {"\"traité de paix\"", "scattered"},
      {"\"collective sécurité\"", ""},
  });
}

TEST_CASE("words of grammar count inside a phrase") {
  phrases().finds({
      {"\"coup d'État\"", "coup"},
      {"\"coup d’etat\"", "coup"},
      {"\"hors la loi\"", "coup"},
      {"\"hors loi\"", ""},
      {"\"Le Monde\"", "daily world"},
      {"\"LE MONDE\"", "daily world"},
      {"\"EST HORS LA LOI\"", "coup"},
      {"\"du monde\"", "world"},
      {"\"est hors la\"", "coup"},
      {"\"a eu\"", "coup"},
  });
}

TEST_CASE("an article that the phrase has not is passed over, and one that it has must stand there") {
  phrases().finds({
      {"\"contingent de OTSC\"", "contingent"},
      {"\"contingent de l'OTSC\"", "contingent"},
      {"\"contingent d'OTSC\"", ""},
      {"\"contingent OTSC\"", ""},
      {"\"coup État\"", "coup"},
      {"\"coup l'État\"", ""},
      {"\"l'OTSC part\"", "contingent"},
      {"\"OTSC part de aéroport\"", "contingent"},
  });
}

TEST_CASE("a phrase is its words as typed: other forms are others") {
  const Archive archive(
      {dispatch_of("one", "Le retrait russe commence."), dispatch_of("many", "Les retraits russes commencent.")});
  archive.finds({{"\"retrait russe\"", "one"}, {"\"retraits russes\"", "many"}, {"\"retrait russes\"", ""}});
}

TEST_CASE("a phrase may be asked of the title or of the text") {
  phrases().finds({
      {"titre:\"le monde\"", "world"},
      {"texte:\"le monde\"", "daily world"},
      {"titre:\"sécurité collective\"", ""},
      {"texte:\"sécurité collective\"", "lines paragraphs title"},
  });
}

TEST_CASE("no dispatch without the phrase is found when some have it") {
  phrases().finds({
      {"traité \"sécurité collective\"", "lines paragraphs title"},
      {"junte \"coup d'État\"", "coup"},
      {"\"coup d'État\" \"hors la loi\"", "coup"},
      {"\"coup d'État\" \"sécurité collective\"", ""},
      {"\"coup d'État\" OR \"sécurité collective\"", "coup lines paragraphs title"},
      {"loi -\"coup d'État\"", "blow"},
  });
}

TEST_CASE("a phrase that stands nowhere finds nothing, alone and beside words") {
  const Archive archive = phrases();
  archive.finds({
      {"\"traité collective\"", ""},
      {"junte \"traité collective\"", ""},
      {"junte \"traité collective\" région ministre", ""},
      {"junte +\"traité collective\"", ""},
  });
  CHECK(archive.search("junte \"coup d'État\"").notices.empty());
}

TEST_CASE("quotation marks in a sentence exclude nothing") {
  const Archive archive = phrases();
  const auto sentence = archive.search("La junte au ministre : la région veut un \"coup d'État\"");
  CHECK(sentence.total == 4);
  CHECK(sentence.hits.at(0).dispatch.id == "coup");
  REQUIRE(sentence.notices.size() == 1);
  CHECK(sentence.notices[0].find("quotation marks") != std::string::npos);
  archive.finds({{"La junte au ministre : la région veut un +\"coup d'État\"", "coup"}});
}

TEST_CASE("A headline that quotes a sentence which nobody has finds who said so in other words, and a note says it") {
  const Archive archive({
      dispatch_of("police", "Le syndicat juge que les policiers sont tous exténués, que la police ne tient plus."),
      dispatch_of("said", "La police est fatiguée et la ville a peur, dit le syndicat."),
      dispatch_of("rain", "Il pleut."),
  });
  for (const char* query : {
           "Selon un syndicat, \"la police est exténuée et n'en peut plus\"",
           "Syndicat : \"la police est exténuée\"",
           "Syndicat: « la police est exténuée »",
           "\"La police est exténuée\", affirme un syndicat",
       }) {
    INFO(query);
    const SearchResults results = archive.search(query);
    CHECK(ids_of(results) == std::vector<std::string>{"police", "said"});
    CHECK(results.notices.size() == 1);
  }
  archive.finds({
      {"Syndicat : \"la police est fatiguée\"", "said"},
      // A query of phrases: a field, a list, a name with articles in it, a phrase beside words, alone, required.
      {"texte:\"la police est exténuée\"", ""},
      {"texte : \"la police est exténuée\"", ""},
      {"syndicat \"la police est exténuée\"", ""},
      {"syndicat, \"police est exténuée\"", ""},
      {"\"la police\", \"la ville\"", "said"},
      {"\"la police est exténuée\"", ""},
      {"Syndicat : +\"la police est exténuée\"", ""},
  });
}

TEST_CASE("Many phrases of function words find what each of them finds alone") {
  const std::vector<std::string> words{"de", "la", "l'", "à", "un", "est", "le", "et"};
  std::mt19937 random(7);
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < 60; ++i) {
    std::string text = "Gaz";
    for (auto n = random() % 12; n > 0; --n) text += " " + (random() % 4 == 0 ? "porte-avions" : words[random() % 8]);
    dispatches.push_back(dispatch_of("d" + std::to_string(i), text + " partout.", random() % 2 == 0 ? "De la" : ""));
  }
  const Archive archive(dispatches);
  const auto found = [&](const std::string& query) {
    SearchRequest request = request_of(query);
    request.limit = 100;
    const std::vector<std::string> ids = ids_of(archive.search(request));
    return std::set<std::string>(ids.begin(), ids.end());
  };
  for (int round = 0; round < 40; ++round) {
    std::string any;
    std::string none = "gaz";
    std::set<std::string> expected;
    for (int phrase = 0; phrase < 6; ++phrase) {
      std::string quoted = (random() % 4 == 0 ? "titre:\"" : "\"") + words[random() % 8];
      for (auto n = 1 + random() % 2; n > 0; --n) quoted += " " + words[random() % 8];
      quoted += "\"";
      any += (any.empty() ? "" : " OU ") + quoted;
      none += " -" + quoted;
      expected.merge(found(quoted));
    }
    INFO(any);
    CHECK(found(any) == expected);
    CHECK(found(none).size() == dispatches.size() - expected.size());
  }
}

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive news() {
  return Archive({
      dispatch_of("visit", "Le président Kassym-Jomart Tokaïev parle de l'économie du Kazakhstan."),
      dispatch_of("march", "Une manifestation des écologistes, un écologiste arrêté.", "Manifestation à Almaty"),
      dispatch_of("treaty", "L'Organisation du traité de sécurité collective (OTSC) se retire."),
      dispatch_of("price", "Le prix du gaz baisse, la capitale économique respire."),
  });
}

std::string expansions_of(const SearchResults& results) {
  std::string text;
  for (const Expansion& expansion : results.expansions)
    text += (text.empty() ? "" : ", ") + expansion.typed + "=" + expansion.added;
  return text;
}

struct Row {
  std::string query;
  std::string ids;
  std::string respelt;
};

void check(const std::vector<Row>& rows, bool expand = true) {
  const Archive archive = news();
  for (const Row& row : rows) {
    INFO("query: " << row.query);
    SearchRequest request = request_of(row.query);
    request.expand = expand;
    const SearchResults results = archive.search(request);
    CHECK(joined(ids_of(results)) == row.ids);
    CHECK(expansions_of(results) == row.respelt);
  }
}

}  // namespace

TEST_CASE("a word that no dispatch has finds what was likely meant, and the answer says so") {
  check({
      {"président tokajev", "visit", "tokajev=tokaïev"},
      {"économie kazakstan", "visit", "kazakstan=kazakhstan"},
      {"manifestatoin Almaty", "march", "manifestatoin=manifestation"},
      {"capitale économiaue", "price", "économiaue=économique"},
      {"écolgiste arrêté", "march", "écolgiste=écologiste"},
      {"Quel est le presidant du Kazakstan ?", "visit", "presidant=président, kazakstan=kazakhstan"},
      {"\"manifestatoin des écologistes\" gaz", "", ""},  // which has no hits
      {"manifestatoin manifestation", "march", "manifestatoin=manifestation"},
  });
}

TEST_CASE("what is known, short, in capitals, required, excluded, quoted, a pattern or alone is left as it is") {
  check({
      {"gaz Tokaiev", "visit price", ""},   // accents never count
      {"prix gazz", "price", ""},           // four letters
      {"gaz MANIFESTATOIN", "price", ""},   // may be an acronym
      {"gaz OTCSA", "price", ""},           // the same
      {"gaz Bokaïev", "price", ""},         // first letters are seldom wrong
      {"gaz Parlier", "price", ""},         // more than one slip from "parle"
      {"président Tokajev", "visit", ""},   // a name that would sound otherwise
      {"presidant gaz", "price", ""},       // no dispatch has both
      {"presidant gazoduc", "", ""},        // nor the neighbour
      {"gaz xylophone", "price", ""},       // near to nothing
      {"gaz +manifestatoin", "", ""},       //
      {"gaz ET manifestatoin", "", ""},     //
      {"gaz -manifestatoin", "price", ""},  //
      {"gaz manifestatoi*", "price", ""},   //
      {"manifestatoin", "", ""},            // a suggestion: nothing else says what was meant
      {"les manifestatoin", "", ""},        // the same
      {"prix gaz baisse capitale respire économique manifestatoin", "price", ""},
  });
}

TEST_CASE("of more slips than two the first two are made good, and none with nothing to be added") {
  check({{"presidant kazakstan économei", "visit", "presidant=président, kazakstan=kazakhstan"}});
  check({{"presidant économie", "visit", ""}}, false);
}

TEST_CASE("a slip is made good below what is typed rightly") {
  const Archive archive({dispatch_of("typed", "Le retrait commence.", ""),
                         dispatch_of("meant", "La fédération commence.", ""),
                         dispatch_of("both", "La fédération annonce le retrait.", "")});
  CHECK(joined(ids_of(archive.search("fédératoin retrait"))) == "both typed meant");
}

TEST_CASE("what was meant is highlighted, and names of aliases are no slips") {
  const Archive archive = news();
  const SearchResults found = archive.search("manifestatoin écologiste");
  REQUIRE(found.hits.size() == 1);
  CHECK_FALSE(found.hits.front().title_highlights.empty());
  SearchRequest request = request_of("économie tokajev");
  CHECK(expansions_of(archive.search(request)) == "tokajev=tokaïev");
  request.aliases = {{"Tokajev", {"président kazakh"}}};
  CHECK(expansions_of(archive.search(request)) == "tokajev=président kazakh");
}

TEST_CASE("a name with a capital and a roman ordinal are no slips for other words") {
  const Archive archive({
      dispatch_of("well", "Il est bien arrivé à la même heure, M. Poutine aussi."),
      dispatch_of("bridge", "Un accident sur le viaduc de Millau."),
      dispatch_of("lawyer", "L'avocat de Javad a parlé."),
      dispatch_of("republic", "La République fête ses héros."),
      dispatch_of("sound", "Le chef Tokayef visite le Kazakhstan."),
  });
  for (const auto& [query, ids] : std::vector<std::pair<std::string, std::string>>{{"MM. Poutine et Biden", "well"},
                                                                                   {"accident Millas", "bridge"},
                                                                                   {"Jawad Bendaoud", ""},
                                                                                   {"jawad bendaoud", ""},
                                                                                   {"Vème République", "republic"},
                                                                                   {"Vème heure", "well"},
                                                                                   {"visite Kazakstan", "sound"},
                                                                                   {"Tokayeff Kazakhstan", "sound"}}) {
    INFO("query: " << query);
    const SearchResults results = archive.search(query);
    CHECK(joined(ids_of(results)) == ids);
    CHECK(results.expansions.empty() == (query != "visite Kazakstan"));
  }
}

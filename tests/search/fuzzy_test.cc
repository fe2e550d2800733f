#include <ctime>

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive names() {
  return Archive({
      dispatch_of("tokaiev", "Kassym-Jomart Tokaïev parle du Kazakhstan."),
      dispatch_of("kassim", "Kassim-Jomart Tokaïev reçoit."),
      dispatch_of("accueil", "L'accueil des réfugiés."),
      dispatch_of("welcomes", "Les accueils collectifs."),
      dispatch_of("gas", "Le gaz manque."),
      dispatch_of("lot", "Le lot du mot."),
      dispatch_of("march", "La manifestation avance.", "Manifestation à Almaty"),
      dispatch_of("acronym", "Le contingent de l'OTSC."),
      dispatch_of("horses", "Les chevaux du journal, les journaux et les yeux."),
  });
}

}  // namespace

TEST_CASE("a word with ~ finds words spelt nearly like it") {
  const Archive archive = names();
  archive.finds({
      {"Tokaev~", "kassim tokaiev"},
      {"Tokayev~1", "kassim tokaiev"},
      {"TOKAYEV~", "kassim tokaiev"},
      {"Toqayef~1", ""},
      {"Tokayef~", "kassim tokaiev"},
      {"kazakstan~", "tokaiev"},
      {"Kazakhstan~", "tokaiev"},
      {"acceuil~1", "accueil"},
      {"acceuil~2", "accueil welcomes"},
      {"l'acceuil~1", "accueil"},
      {"mot~", "lot"},
      {"goz~", "gas"},
      {"gz~", ""},
      {"gz~1", "gas"},
      {"manifestatoin~1", "march"},
      {"OTCS~", "acronym"},
      {"Kassym-Jomar~", "kassim tokaiev"},
      {"titre:manifestatoin~", "march"},
      {"titre:acceuil~", ""},
      {"chevaus~1", "horses"},
      {"journeaux~", "horses"},
      {"manifestatoin~ -almati~", ""},
      {"+Tokaev~ -Kassim~1", ""},
      {"+Tokaev~ -kazakstan~", "kassim"},
      {"Tokaev~ AND kazakstan~", "tokaiev"},
      {"zzzzzzzz~", ""},
      {"le~ lo~", "acronym gas lot"},
  });
}

TEST_CASE("among near words the one that was typed comes first") {
  const Archive archive({
      dispatch_of("near", "Le port de la rade est fermé aux navires."),
      dispatch_of("typed", "Le fort de la rade est fermé aux navires."),
      dispatch_of("far", "La rade."),
  });
  archive.finds_in_order({{"fort~", "typed near"}, {"port~", "near typed"}});
}

TEST_CASE("patterns inside words find them, and marks alone are no pattern") {
  const Archive archive = names();
  archive.finds({
      {"kaz*stan", "tokaiev"},
      {"mani?estation", "march"},
      {"mani??station", "march"},
      {"mani?station", ""},
      {"to*ev", "kassim tokaiev"},
      {"TOKA?EV", "kassim tokaiev"},
      {"ch*aux", "horses"},
      {"acc*", "accueil welcomes"},
  });
}

TEST_CASE("any text with ~ has an answer") {
  const Archive archive = names();
  for (const std::string query : {"~", "~~", "mot ~ mot", "mot~9", "\"le lot\"~3", "~mot", "mot~mot", "mot~0.8", "(~)",
                                  "\xFF~", "a\xFF~2", "id:~", "date:2022 ~", "+~ -~", "NOT ~", "kaz*~2", "'~"})
    CHECK(archive.searcher().search(request_of(query)));
  archive.finds({{"mot~9", "lot"}, {"mot ~", "lot"}, {"\"le lot\"~3", "lot"}, {"kaz*~", "tokaiev"}});
}

TEST_CASE("very long words with ~ and very many of them take no time") {
  const Archive archive = names();
  std::string storm;
  for (int i = 0; i < 128; ++i) storm += "tokaev" + std::to_string(i) + "~ ab*" + std::to_string(i) + "* ";
  const std::clock_t start = std::clock();
  const auto results = archive.search(storm);
  CHECK(results.notices.size() >= 1);
  CHECK_FALSE(archive.searcher().search(request_of(storm + "un~ de~ trop~")));
  archive.finds({{std::string(16'000, 'a') + "~", ""}, {"Tokaev~" + std::string(100'000, '~'), "kassim tokaiev"}});
  CHECK(std::clock() - start < 20 * CLOCKS_PER_SEC);
}

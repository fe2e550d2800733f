#include "dispatch/formats/key_value.h"

#include <catch2/catch.hpp>

#include "dispatch/describe.h"

using namespace depeche;
using namespace depeche::dispatch;

TEST_CASE("Header lines are read in both languages, without regard to case and accents") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Title: Rain\nDate: 2022-01-13\nSource: AFP\nPlace: Paris\n\nIl pleut.",
       "2022-01-13 [AFP] [Paris] [Rain] Il pleut."},
      {"TITRE : Pluie\r\ndate : 13 janvier 2022\r\nAgence : AFP\r\nLieu : Paris\r\nCrédits : Ana\r\n\r\nIl pleut.",
       "2022-01-13 [AFP] [Paris] [Pluie] Il pleut. (Ana)"},
      {"headline: Rain\nagency: AFP\nsignature: Ana\n\nIl pleut.", "- [AFP] [] [Rain] Il pleut. (Ana)"},
      {"Titre: Pluie\n et vent\nX-Priorité: 3\n\nIl pleut.", "- [] [] [Pluie et vent] Il pleut."},
      {"Titre: Pluie\nTitre: Vent\n\nIl pleut.", "- [] [] [Pluie] Il pleut."},
      {"Titre: Pluie : le retour\n\nIl pleut.", "- [] [] [Pluie : le retour] Il pleut."},
      {"Date: 2022-01\n\nPluie\n\nPARIS, 13 janvier (AFP) - Il pleut.", "2022-01-13 [AFP] [PARIS] [Pluie] Il pleut."},
      {"Date: hier\nTitre: Pluie\n\nIl pleut.",
       "- [] [] [Pluie] Il pleut.\n! the date \"hier\" is not understood: it is left out"},
      {"Date: 13 janvier\n\nIl pleut.",
       "- [] [] [] Il pleut.\n! the date \"13 janvier\" is not understood: it is left out"},
      {"Titre: Pluie\n", "- [] [] [Pluie] "},
      {"Titre: Pluie\n\n \n", "- [] [] [Pluie] "},
      {"Rubrique: Social\n\n \n", "refused: no text and no title"},
      {"Texte: Il pleut.\n\nIl neige.", "refused: does not begin with lines like \"Titre: …\""},
      {"Titre: Pluie\nTexte: Il pleut.\n\nIl neige.", "- [] [] [Pluie] Il pleut.\n\nIl neige."},
      {"Chapô: Il a plu.\n\n", "- [] [] [] Il a plu."},
      {"Kazakhstan : la pluie\n\nIl pleut.", "refused: does not begin with lines like \"Titre: …\""},
      {"Titre: Pluie\nIl pleut\n\nbien.", "refused: does not begin with lines like \"Titre: …\""},
      {" \n\n", "refused: does not begin with lines like \"Titre: …\""},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(test::describe(parse_key_value(c.text, {"p", "i"})) == c.expected);
  }
}

TEST_CASE("An id and a link in the header lines are kept") {
  const auto parsed = parse_key_value("Id: afp-1\nLien: https://example.org/1\n\nIl pleut.", {"/a.txt", "/a.txt"});
  REQUIRE(parsed);
  CHECK(parsed->dispatch.id == "afp-1");
  CHECK(parsed->dispatch.url == "https://example.org/1");
  CHECK(parsed->dispatch.path == "/a.txt");
  CHECK(parse_key_value("Titre: a\n\nb", {"/a.txt", "/a.txt"})->dispatch.id == "/a.txt");
}

TEST_CASE("No header line vanishes: those that have no member are properties") {
  ReadOptions options;
  options.map = {{"publie le", "date"}, {"Interne", ""}};
  const auto parsed = parse_key_value(
      "Rubrique: Social\nChapô: Il a plu &agrave; Nice.\nTitre: Pluie\nX-Bureau: Nice\nMots-clés: pluie, orage\n"
      "Publié le: 13 janvier 2022\nHeadline: Averses\nInterne: non\n\nIl pleut.",
      {"/a.txt", "/a.txt"}, options);
  REQUIRE(parsed);
  CHECK(test::describe(parsed) == "2022-01-13 [] [] [Pluie] Il pleut.");
  CHECK(parsed->dispatch.abstract == "Il a plu à Nice.");
  CHECK(parsed->dispatch.properties == std::vector<Property>{{"category", "Social", ""},
                                                             {"x_bureau", "Nice", ""},
                                                             {"keyword", "pluie", ""},
                                                             {"keyword", "orage", ""},
                                                             {"headline", "Averses", ""}});
  CHECK(parsed->ignored == std::vector<std::string>{"interne"});
}

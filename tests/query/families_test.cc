#include "query/words/families.h"

#include <string>

#include <catch2/catch.hpp>

#include "text/normalizer.h"

using namespace depeche;

TEST_CASE("Words of one family are told from words that only begin alike") {
  struct Row {
    std::string word;
    std::string other;
    bool is_family;
  };
  const auto row = GENERATE(values<Row>({
      {"fermeture", "fermer", true},
      {"fermeture", "fermée", true},
      {"attestation", "attester", true},
      {"grévistes", "grève", true},
      {"licenciement", "licencier", true},
      {"présidence", "président", true},
      {"présidentielle", "président", true},
      {"économique", "économiste", true},
      {"production", "produire", true},
      {"explosion", "exploser", true},
      {"agression", "agresseur", true},
      {"ministériel", "ministère", true},
      {"algérien", "Algérie", true},
      {"parlementaire", "parlement", true},
      {"terroriste", "terrorisme", true},
      {"sécuritaire", "sécurité", true},
      {"agriculteur", "agriculture", true},
      {"privatisation", "privatiser", true},
      {"vaccination", "vaccin", true},
      {"interdiction", "interdire", true},
      {"inonder", "inondation", true},
      {"syndicaliste", "syndical", true},
      {"chômeurs", "chômage", true},
      {"hospitalier", "hospitaliser", true},
      {"nationaliser", "national", true},
      {"électeur", "élection", true},
      {"poutine", "poutre", false},
      {"nation", "natif", false},
      {"police", "politique", false},
      {"franc", "français", false},
      {"conflit", "confit", false},
      {"banque", "banquise", false},
      {"gaz", "gazette", false},
      {"vol", "voler", false},
      {"Lyon", "Lille", false},
      {"manif", "maniaque", false},
      {"retrait", "retraite", true},  // not so, but one ending apart
  }));
  CAPTURE(row.word, row.other);
  CHECK(query::are_of_one_family(text::fold(row.word), text::fold(row.other)) == row.is_family);
  CHECK(query::are_of_one_family(text::fold(row.other), text::fold(row.word)) == row.is_family);
}

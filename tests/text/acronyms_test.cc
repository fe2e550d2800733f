#include "text/acronyms.h"

#include <ctime>

#include <catch2/catch.hpp>

using namespace depeche::text;

namespace {

// "OTSC = organisation du…; ONU = …", in the order of the text.
std::string explained(std::string_view text) {
  std::vector<Acronym> acronyms;
  find_acronyms(text, acronyms);
  std::string shown;
  for (const Acronym& acronym : acronyms)
    shown.append(shown.empty() ? "" : "; ").append(acronym.spelling).append(" = ").append(acronym.expansion);
  return shown;
}

struct Row {
  std::string text;
  std::string explained;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(explained(row.text) == row.explained);
  }
}

}  // namespace

TEST_CASE("An expansion with its acronym behind it is learnt, from its first letter on") {
  check({
      {"dans le cadre de l'Organisation du traité de sécurité collective (OTSC), qui lie six pays",
       "OTSC = organisation du traité de sécurité collective"},
      {"L’Organisation des Nations unies (ONU) et l'Union africaine (UA) l'ont dit.",
       "ONU = organisation des nations unies; UA = union africaine"},
      {"une « Organisation du traité de sécurité collective » (OTSC)",
       "OTSC = organisation du traité de sécurité collective"},
      {"la Banque centrale européenne (« BCE »)", "BCE = banque centrale européenne"},
      {"l'Organisation du traité de sécurité collective (O.T.S.C.)",
       "OTSC = organisation du traité de sécurité collective"},
      {"le Fonds monétaire\ninternational", ""},
      {"l'Union européenne (UE, vingt-sept pays)", "UE = union européenne"},
      {"l'Éducation prioritaire (EP)", "EP = éducation prioritaire"},
      {"le groupe État islamique (EI)", "EI = état islamique"},
      {"Électricité de France (EDF)", "EDF = électricité de france"},
      {"l'Agence France-Presse (AFP)", "AFP = agence france-presse"},
      {"la Commission nationale de l'informatique et des libertés (Cnil)",
       "Cnil = commission nationale de l'informatique et des libertés"},
      {"l'Institut national de la santé et de la recherche médicale (Inserm)",
       "Inserm = institut national de la santé et de la recherche médicale"},
      {"la Communauté économique des États d'Afrique de l'Ouest (Cédéao)",
       "Cédéao = communauté économique des états d'afrique de l'ouest"},
      {"la Société nationale des chemins de fer français (SNCF)",
       "SNCF = société nationale des chemins de fer français"},
      {"le président des Républicains. Les Républicains (LR) votent", "LR = les républicains"},
      {"la direction du renseignement (DR)", "DR = direction du renseignement"},
      {"Médecins sans frontières (MSF)", "MSF = médecins sans frontières"},
      {"le Parti\u00A0socialiste (PS)", "PS = parti socialiste"},
  });
}

TEST_CASE("An acronym with its expansion behind it is learnt when the whole of it fits") {
  check({
      {"l'OTSC (Organisation du traité de sécurité collective)",
       "OTSC = organisation du traité de sécurité collective"},
      {"O.N.U. (l'Organisation des Nations unies, à New York)", "ONU = organisation des nations unies"},
      {"la Cnil (« Commission nationale de l'informatique et des libertés »)",
       "Cnil = commission nationale de l'informatique et des libertés"},
      {"l’ONU (United Nations Organization)", ""},
      {"l'ONU (alors dirigée par une Organisation des Nations unies)", ""},
      {"Macron (La République en marche)", ""},
  });
}

TEST_CASE("What only stands in parentheses is not learnt") {
  check({
      {"PARIS, 13 jan 2022 (AFP) - Le contingent", ""},
      {"L'avion a atterri à Orly (Paris).", ""},
      {"a dit Martine Aubry (PS)", ""},
      {"a dit Pierre Sautarel (PS)", ""},
      {"a dit Patrick Rossi-Lenoir (LR)", ""},
      {"la victoire de Lens (2-1)", ""},
      {"Jean Dupont (42 ans)", ""},
      {"la réunion (13 janvier)", ""},
      {"Innocent Ier Intrépide (III)", ""},
      {"ORGANISATION DU TRAITE DE SECURITE COLLECTIVE (OTSC)", ""},
      {"Organisation du traité de sécurité. Collective (OTSC)", ""},
      {"l'Organisation des Nations unies (UNO)", ""},
      {"les États-Unis (USA)", ""},
      {"(OTSC)", ""},
      {"( ) (", ""},
      {"otages tués sans cause (otsc)", ""},
      {"un départ vers le Sud (G20)", ""},
      {"Organisation du traité de sécurité collective (OTSC", ""},
      {"l'énergie\n(E)", ""},
  });
}

TEST_CASE("Hostile text is read in a moment") {
  std::string nested;
  for (int i = 0; i < 5000; ++i) nested += "à a a a a a a a a a a a a a a a a a a a a a a a a a (ZAAAAAAAAA) ";
  std::string cut;
  for (int i = 0; i < 60; ++i) cut += "\xC3(\xA9" + std::string(static_cast<std::size_t>(i), '\xA9') + "(É) ";
  const std::clock_t started = std::clock();
  CHECK(explained(nested).empty());
  CHECK(explained(cut).empty());
  CHECK(explained(std::string(1 << 20, '(')).empty());
  CHECK(std::clock() - started < 20 * CLOCKS_PER_SEC);
}

TEST_CASE("Spellings of one acronym have one key") {
  for (const char* spelling : {"OTSC", "otsc", "O.T.S.C.", "Otsc"}) CHECK(acronym_key(spelling) == "otsc");
  CHECK(acronym_key("CÉDÉAO") == acronym_key("Cedeao"));
  CHECK(acronym_key("ONU") != acronym_key("UNO"));
}

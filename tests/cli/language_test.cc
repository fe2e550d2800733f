#include <regex>

#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::string said(Sandbox& sandbox, Arguments arguments) { return sandbox.searcher(arguments).err; }

std::string without_time(const std::string& json) {
  return std::regex_replace(json, std::regex("\"took_ms\": [0-9.]+"), "\"took_ms\": 0");
}

}  // namespace

TEST_CASE("Programs speak the language that is asked for, else that of the settings, else that of the environment") {
  struct Row {
    Environment environment;
    std::string settings;
    Arguments arguments;
    bool french;
  };
  const auto row = GENERATE(
      Row{{}, "", {}, false}, Row{{}, "", {"--lang", "fr"}, true}, Row{{}, "", {"--lang=fr"}, true},
      Row{{{"LANG", "fr_FR.UTF-8"}}, "", {}, true}, Row{{{"LANG", "fr_FR.UTF-8"}}, "", {"--lang", "en"}, false},
      Row{{}, "lang = 'fr'", {}, true}, Row{{}, "lang = 'fr'", {"--lang", "en"}, false},
      Row{{}, "lang = 'fr'", {"--no-config"}, false}, Row{{{"LANG", "fr_FR.UTF-8"}}, "lang = 'en'", {}, false},
      Row{{{"LC_MESSAGES", "fr_CH"}, {"LANG", "C.UTF-8"}}, "", {}, true},
      Row{{{"LC_ALL", "C"}, {"LANG", "fr_FR.UTF-8"}}, "", {}, false});
  CAPTURE(row.environment, row.settings, row.arguments);
  Sandbox sandbox;
  if (!row.settings.empty()) sandbox.write(".config/depeche/config.toml", row.settings + "\n");
  sandbox.environment.insert(row.environment.begin(), row.environment.end());
  Arguments wrong = row.arguments;
  wrong.insert(wrong.end(), {"gaz", "-n", "x"});
  CHECK_THAT(said(sandbox, wrong),
             Catch::Contains(row.french ? "n’est pas un nombre de 0 à" : "is not a number from 0 to"));
  Arguments help = row.arguments;
  help.push_back("--help");
  for (const Outcome& outcome : {sandbox.searcher(help), sandbox.indexer(help)}) {
    CHECK_THAT(outcome.out,
               Catch::Contains(row.french ? "afficher un résumé des options" : "print a summary of the options"));
    CHECK(outcome.status == 0);
  }
}

TEST_CASE("An unknown language is an error that names those there are") {
  Sandbox sandbox;
  const Outcome outcome = sandbox.searcher({"--lang", "de", "gaz"});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("--lang") && Catch::Contains("\"de\"") && Catch::Contains("fr or en"));
  sandbox.write(".config/depeche/config.toml", "lang = 'de'\n");
  CHECK_THAT(sandbox.searcher({"gaz"}).err, Catch::Contains("line 1") && Catch::Contains("\"de\""));
}

TEST_CASE("JSON and exit statuses are the same in both languages") {
  Sandbox sandbox;
  sandbox.indexer({"-q", "-"}, kRetrait);
  for (const Arguments& arguments :
       {Arguments{"retrait", "-f", "json"}, Arguments{"absent", "-f", "json"}, Arguments{"retrait", "-f", "csv"}}) {
    Arguments french = arguments;
    french.insert(french.end(), {"--lang", "fr"});
    const Outcome in_english = sandbox.searcher(arguments);
    const Outcome in_french = sandbox.searcher(french);
    CHECK(in_english.status == in_french.status);
    CHECK(without_time(in_english.out) == without_time(in_french.out));
  }
}

TEST_CASE("Mistakes are told in French, with a hint") {
  struct Row {
    Arguments arguments;
    std::string message;
    std::string hint;
  };
  Archive archive;
  archive.environment["LANG"] = "fr_FR.UTF-8";
  for (const Row& row : std::vector<Row>{
           {{"gaz", "--from", "2023", "--to", "2022"}, "n’est pas un intervalle", "le premier jour"},
           {{"gaz OU"}, "OU", "conseil"},
           {{"sosurce:AFP"}, "champ inconnu «\u00A0sosurce\u00A0»", "source:"},
           {{"gaz", "--from", "32 janvier 2022"}, "«\u00A032 janvier 2022\u00A0»", "conseil"},
           {{"gaz", "--from", "le jour d’une autre fois"}, "n’est pas compris", "conseil"},
           {{"gaz", "--limt", "3"}, "il n’y a pas d’option --limt", "vouliez-vous dire --limit\u202F?"},
           {{"gaz", "--zzzzzz"}, "il n’y a pas d’option --zzzzzz", "searcher --help montre les options"},
           {{"gaz", "--n", "5"}, "il n’y a pas d’option --n", "vouliez-vous dire -n\u202F?"},
           {{"gaz", "---x"}, "il n’y a pas d’option ---x", "searcher --help"},
           {{"gaz", "-é"}, "il n’y a pas d’option -é", "searcher --help"},
           {{"gaz", "--limite"}, "--limite demande une valeur", "searcher --help"},
           {{"gaz", "--tous=x"}, "--tous ne prend pas de valeur", "searcher --help"},
           {{"gaz", "--sans", "beauté"},
            "il n’y a pas de critère de classement «\u00A0beauté\u00A0»",
            "il y a\u00A0: "},
           {{"gaz", "-i", "ailleurs"}, "ailleurs", "indexer -i RÉPERTOIRE SOURCE"},
       }) {
    CAPTURE(row.arguments);
    const Outcome outcome = archive.searcher(row.arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains(row.message) && Catch::Contains(row.hint));
  }
}

TEST_CASE("Answers and notes are French throughout") {
  struct Row {
    Arguments arguments;
    std::string said;
  };
  Archive archive;
  archive.environment["LANG"] = "fr_FR.UTF-8";
  for (const Row& row : std::vector<Row>{
           {{"???"}, "Remarque\u00A0: il n’y a aucun mot dans la requête"},
           {{"statut:annulé"}, "statut\u00A0: aucune dépêche n’a «\u00A0annulé\u00A0»"},
           {{"retrait", "--agence", "Reuter"},
            "au plus proche\u00A0: Reuters\u202F; les plus fréquents\u00A0: AFP (1)"},
           {{"retrait", "--rubrique", "x"}, "il n’y a pas d’option --rubrique"},
           {{"retrait", "--propriete", "rubrique=Sport"}, "sans rubrique\u00A0: 2"},
           {{"retrait", "--limite", "2000000"}, "de 0 à 1\u202F000\u202F000"},
       }) {
    CAPTURE(row.arguments);
    const Outcome outcome = archive.searcher(row.arguments);
    CHECK_THAT(outcome.out + outcome.err, Catch::Contains(row.said));
  }
}

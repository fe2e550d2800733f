// Options typed in French.

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "cli/samples.h"
#include "indexer/option_table.h"
#include "manual/arguments.h"
#include "searcher/option_table.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::array kPrograms{&indexer::kProgram, &searcher::kProgram};

}  // namespace

TEST_CASE("A French name or value belongs to one option, and is the name of no other") {
  const manual::Program& program = *GENERATE(from_range(kPrograms));
  std::set<std::string_view> names;
  for (const manual::Option& option : program.options) {
    CHECK(names.insert(option.name).second);
    for (const std::string_view name : manual::french_names(option)) {
      CAPTURE(name);
      CHECK(names.insert(name).second);
      CHECK(manual::option_named(program.options, name) == &option);
    }
    const std::vector<std::string_view> choices = manual::choices_of(option);
    for (const auto& [french, english] : manual::french_choices(option)) {
      CAPTURE(option.name, french, english);
      CHECK(std::ranges::find(choices, english) != choices.end());
      CHECK(std::ranges::find(choices, french) == choices.end());
    }
  }
}

TEST_CASE("A search asked with French options finds what it finds with English ones") {
  Archive archive;
  struct Row {
    Arguments french;
    Arguments english;
  };
  for (const Row& row : std::vector<Row>{
           {{"retrait", "--depuis", "13/01/2022"}, {"retrait", "--from", "13/01/2022"}},
           {{"retrait", "--jusqu-au=31/12/2021"}, {"retrait", "--to=31/12/2021"}},
           {{"retrait", "--le", "13 janvier 2022", "--dates-certaines"},
            {"retrait", "--on", "13 janvier 2022", "--strict-dates"}},
           {{"retrait", "--agence", "AFP"}, {"retrait", "--source", "AFP"}},
           {{"--agence=AFP", "--agence=Reuters", "*"}, {"--source=AFP", "--source=Reuters", "*"}},
           {{"retrait", "--lieu", "Almaty, Kazakhstan"}, {"retrait", "--place", "Almaty, Kazakhstan"}},
           {{"retrait", "--propriété", "source=AFP"}, {"retrait", "--where", "source=AFP"}},
           {{"*", "--tri", "récent"}, {"*", "--sort", "newest"}},
           {{"*", "--tri", "ancien", "--limite", "1"}, {"*", "--sort", "oldest", "--limit", "1"}},
           {{"*", "--tri=pertinence"}, {"*", "--sort=relevance"}},
           {{"retrait contingent", "--tous"}, {"retrait contingent", "--all"}},
           {{"*", "--sauter", "2"}, {"*", "--offset", "2"}},
           {{"--comme", "afp-1"}, {"--like", "afp-1"}},
       }) {
    CAPTURE(row.french);
    CHECK(found(archive, row.french) == found(archive, row.english));
  }
  CHECK(found(archive, {"*", "--tri", "récent", "--agence", "AFP"}) == "afp-1\n");
  CHECK(archive.searcher({"--montrer", "afp-1"}).out == archive.searcher({"--show", "afp-1"}).out);
  CHECK_THAT(archive.searcher({"retrait", "-f", "texte", "--langue", "français"}).out, Catch::Contains("résultats"));
}

TEST_CASE("The indexer takes French options") {
  Sandbox sandbox;
  CHECK(sandbox.indexer({"--silencieux", "--memoire", "100M", "-"}, kThree).status == 0);
  CHECK(sandbox.indexer({"--verifier", "--langue=anglais"}).out == sandbox.indexer({"--check"}).out);
  CHECK(sandbox.indexer({"--sauvegarder", "copie"}).status == 0);
  CHECK(found(sandbox, {"-i", "copie", "gaz"}) == "x-3\n");
  CHECK(sandbox.indexer({"--supprimer", "x-3"}).status == 0);
  CHECK(found(sandbox, {"gaz"}).empty());
}

TEST_CASE("A search that was saved with French options is kept with English ones, and runs") {
  Archive archive;
  CHECK(archive.searcher({"retrait", "--agence", "AFP", "--enregistrer", "veille"}).status == 0);
  CHECK(archive.searcher({"--saved"}).out == "veille\tretrait --source AFP\n");
  CHECK(found(archive, {"--enregistree", "veille"}) == "afp-1\n");
  CHECK(archive.searcher({"--oublier=veille"}).status == 0);
}

TEST_CASE("A mistake in a French option is told with the name that was typed") {
  Sandbox sandbox;
  struct Row {
    Arguments arguments;
    std::string said;
  };
  for (const Row& row : std::vector<Row>{
           {{"gaz", "--limite", "x"}, "--limite: \"x\" is not a number"},
           {{"gaz", "--tri", "x", "--langue", "fr"}, "--tri\u00A0: «\u00A0x\u00A0» ne figure pas parmi pertinence"},
           {{"gaz", "--sauter", "1", "--chronologie"}, "--chronologie and --sauter exclude each other"},
           {{"gaz", "--agance", "AFP"}, "did you mean --agence?"},
           {{"gaz", "--depui", "hier"}, "did you mean --depuis?"},
           {{"gaz", "--sourse", "AFP"}, "did you mean --source?"},
       }) {
    CAPTURE(row.arguments);
    const Outcome outcome = sandbox.searcher(row.arguments);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains(row.said));
  }
  CHECK_THAT(sandbox.indexer({"--memoire", "x", "-"}).err, Catch::Contains("--memoire"));
}

TEST_CASE("French help and both manuals name the French options") {
  const manual::Program& program = *GENERATE(from_range(kPrograms));
  Sandbox sandbox;
  const Outcome help =
      sandbox.run(program.name == "indexer" ? DEPECHE_INDEXER : DEPECHE_SEARCHER, {"--aide", "--lang=fr"});
  CHECK(help.status == 0);
  const std::string manual = std::string(DEPECHE_MANUAL) + "/";
  const std::string english = sandbox.read(manual + std::string(program.name) + ".1");
  const std::string french = sandbox.read(manual + "fr/" + std::string(program.name) + ".1");
  for (const manual::Option& option : program.options) {
    if (option.french.empty()) continue;
    const std::string name = "--" + std::string(manual::french_names(option).front());
    CHECK_THAT(help.out, Catch::Contains(name));
    CHECK_THAT(english, Catch::Contains(replaced(name + " (--", "-", "\\-")));
    CHECK_THAT(french, Catch::Contains("\\fB" + replaced(name, "-", "\\-") + "\\fR"));
  }
}

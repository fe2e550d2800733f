// The indexer in French: each kind of run, each with what it says. NBSP and NNBSP are the blanks of French typography.

#include <filesystem>
#include <fstream>
#include <regex>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Texts of this file have ~ for a no-break space and ^ for a narrow one.
std::string typeset(const std::string& text) { return replaced(replaced(text, "~", "\u00A0"), "^", "\u202F"); }

// "0,1 s" becomes "T s".
std::string without_french_times(const std::string& text) {
  return std::regex_replace(text, std::regex("en [0-9]+,[0-9]\u00A0s"), "en T s");
}

struct FrenchSandbox : Sandbox {
  FrenchSandbox() { environment["LANG"] = "fr_FR.UTF-8"; }
};

struct FrenchArchive : FrenchSandbox {
  FrenchArchive() { indexer({"--quiet", "-"}, kThree); }
  std::filesystem::path index() const { return path(kDefaultIndex); }
};

std::string said(const Outcome& outcome) { return without_french_times(outcome.err); }

}  // namespace

TEST_CASE("In French, a run says what it indexed, replaced, left alone and refused") {
  FrenchSandbox sandbox;
  sandbox.write("d/trois.jsonl", kThree);
  CHECK(said(sandbox.indexer({"d"})) ==
        typeset("3 dépêches indexées (3 nouvelles, 0 remplacée, 0 inchangée), 0 refusée, en T s\n"));
  CHECK(said(sandbox.indexer({"d"})) ==
        typeset("3 dépêches indexées (0 nouvelle, 0 remplacée, 3 inchangées), 0 refusée, en T s\n"));
  CHECK(said(sandbox.indexer({"--dry-run", "d"})) ==
        typeset("3 dépêches lues, 0 refusée, en T s^; l’index n’a pas été touché\n"));
  sandbox.write("d/autre.jsonl", R"({"id":"b","text":"Le port de Nice.","interne":"x"})"
                                 "\n");
  sandbox.write("d/vide.txt", "");
  const Outcome outcome = sandbox.indexer({"--map", "interne=", "d"});
  CHECK_THAT(said(outcome), Catch::EndsWith(typeset("4 dépêches indexées (1 nouvelle, 0 remplacée, 3 inchangées), "
                                                    "1 refusée, en T s\nignorés~: interne (1)\n")));
  CHECK(outcome.status == 1);
  CHECK_THAT(said(sandbox.indexer({"--rebuild", "d/trois.jsonl"})),
             Catch::EndsWith(typeset("en T s^; elles remplacent un index de 4 dépêches\n")));
}

TEST_CASE("In French, deleting, compacting, copying and checking say what was done") {
  FrenchArchive archive;
  const std::string index = archive.index().string();
  CHECK(archive.indexer({"--check"}).out == index + typeset("~: sain\n"));
  CHECK(said(archive.indexer({"--delete", "x-3"})) == "1 dépêche supprimée\n");
  CHECK(said(archive.indexer({"--delete", "absent"})) ==
        typeset("indexer: aucune dépêche n’a l’identifiant «~absent~»\n0 dépêche supprimée\n"));
  CHECK(said(archive.indexer({"--backup", "copie"})) == "2 dépêches copiées dans copie\n");
  CHECK_THAT(said(archive.indexer({"--compact"})),
             Catch::Matches(typeset("compacté de [0-9]+(^[0-9]{3})* octets à [0-9]+(^[0-9]{3})*\n")));
}

TEST_CASE("In French, --stats has columns that stand below each other, and grouped numbers") {
  FrenchArchive archive;
  const std::string table = archive.indexer({"--stats", "-v"}).out;
  CHECK_THAT(table, Catch::StartsWith("dépêches    3\nformes      "));
  for (const char* row : {"\nschéma      ", "\nanalyseur   ", "\nenregistrements       ", "\nthèmes                "})
    CHECK_THAT(table, Catch::Contains(row));
  CHECK(std::regex_search(table, std::regex(typeset("\noctets      [0-9]+(^[0-9]{3})+\n"))));
  const std::string json = archive.indexer({"--stats", "-v", "--json"}).out;
  CHECK_THAT(json, Catch::Contains("\"dispatches\"") && Catch::Contains("\"mentioned dates\""));
}

TEST_CASE("In French, errors of an index say what is wrong and what to do") {
  SECTION("missing") {
    FrenchSandbox sandbox;
    const Outcome outcome = sandbox.indexer({"--stats", "-i", "nulle-part"});
    CHECK_THAT(outcome.err, Catch::Contains(typeset("nulle-part~: aucun index à cet endroit")) &&
                                Catch::Contains("créez-en un en indexant des dépêches (indexer -i RÉPERTOIRE SOURCE)"));
    CHECK(outcome.status == 2);
  }
  SECTION("locked") {
    FrenchArchive archive;
    const int lock = ::open((archive.index() / "LOCK").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(lock, LOCK_EX) == 0);
    const Outcome outcome = archive.indexer({"-"}, kGaz);
    ::close(lock);
    CHECK_THAT(outcome.err, Catch::Contains("écrit dans cet index") &&
                                Catch::Contains("faites attendre l’écriture (--wait-lock SECONDES)"));
    CHECK(outcome.status == 2);
  }
  SECTION("no index") {
    FrenchSandbox sandbox;
    sandbox.write("notes/idee.txt", "À revoir.");
    CHECK_THAT(sandbox.indexer({"-i", "notes", "-"}, kGaz).err,
               Catch::Contains(typeset("notes~: ce n’est pas un index de Dépêche~: il contient idee.txt")));
  }
  SECTION("damaged") {
    FrenchArchive archive;
    std::ofstream(archive.index() / "CURRENT", std::ios::trunc) << "?";
    CHECK_THAT(archive.indexer({"--stats"}).err,
               Catch::Contains(typeset("avertissement~: ")) &&
                   Catch::Contains(typeset("CURRENT est endommagé^; la plus récente des générations saines, ")));
  }
}

TEST_CASE("In French, --report gives reasons without the name that they begin with in messages") {
  FrenchSandbox sandbox;
  sandbox.write("d/vide.txt", "");
  sandbox.indexer({"--report", "refus.jsonl", "d"});
  const std::string report = sandbox.read("refus.jsonl");
  CHECK_THAT(report, Catch::Contains(R"("where":"d/vide.txt")"));
  CHECK_THAT(report, !Catch::Contains(R"("reason":"d/vide.txt)"));
}

TEST_CASE("In French, mistakes on the command line and in the settings are explained") {
  struct Row {
    Arguments arguments;
    std::string settings;
    std::string message;
  };
  const auto row = GENERATE(
      Row{{}, "", "il manque une SOURCE"}, Row{{"--prune", "-"}, "", "--prune demande des fichiers ou des dossiers"},
      Row{{"--check", "--stats"}, "", "s’excluent"}, Row{{"--check", "--jobs", "2"}, "", "--jobs va avec l’indexation"},
      Row{{"--check", "d"}, "", "--check ne prend pas de SOURCE~: «~d~»"},
      Row{{"--map", "chapo", "d"}, "", "--map~: «~chapo~» n’est pas de la forme NOM=CIBLE"},
      Row{{"--check"}, "indx = 'a'", "ligne~1~: clé «~indx~» inconnue"},
      Row{{"--check"}, "indx = 'a'", "vouliez-vous dire «~index~»^?"},
      Row{{"--check"}, "[indexes]\nafp = 3", "«~afp~» doit être un texte entre guillemets droits, ou une liste"});
  CAPTURE(row.message);
  FrenchSandbox sandbox;
  if (!row.settings.empty()) sandbox.write(".config/depeche/config.toml", row.settings + "\n");
  const Outcome outcome = sandbox.indexer(row.arguments);
  CHECK_THAT(outcome.err, Catch::Contains(typeset(row.message)));
  CHECK(outcome.status == 2);
}

#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Two files, a hit of standard input with a page on the web and one without; xdg-open says what it was given.
struct Desk : Sandbox {
  Desk() {
    write("le gaz.txt", "Titre: Le prix du gaz\n\nLe prix du gaz augmente en Europe.\n");
    write("gel.txt", "Titre: Gel\n\nLe gel menace les vignes, le prix du raisin aussi.\n");
    write("bin/xdg-open", "#!/bin/sh\necho xdg-open \"$@\"\n");
    std::filesystem::permissions(path("bin/xdg-open"), std::filesystem::perms::owner_all);
    indexer({"--quiet", path("le gaz.txt").string(), path("gel.txt").string()});
    indexer({"--quiet", "-"}, R"({"id":"page","text":"Le blé.","url":"https://exemple.fr/ble"})"
                              "\n"
                              R"({"id":"rien","text":"Le riz."})");
    environment["PATH"] = path("bin").string() + ":" + environment["PATH"];
  }
};

}  // namespace

TEST_CASE("A hit is opened by the editor that the environment names, else by xdg-open") {
  Desk desk;
  const std::string gas = desk.path("le gaz.txt").string() + "\n";
  CHECK(desk.searcher({"--open", "1", "gaz"}).out == "xdg-open " + gas);
  desk.environment["EDITOR"] = "echo editor -w";
  CHECK(desk.searcher({"--open", "1", "gaz"}).out == "editor -w " + gas);
  desk.environment["VISUAL"] = "echo visual";
  const Outcome outcome = desk.searcher({"--open", "1", "gaz"});
  CHECK(outcome.out == "visual " + gas);
  CHECK(outcome.err.empty());
  CHECK(outcome.status == 0);
  CHECK(desk.searcher({"--open", "2", "prix OU gaz"}).out == "visual " + desk.path("gel.txt").string() + "\n");
  CHECK(desk.searcher({"--open", "1", "blé"}).out == "xdg-open https://exemple.fr/ble\n");
}

TEST_CASE("What cannot be opened is said") {
  Desk desk;
  desk.environment["EDITOR"] = "exit 3;";
  struct Row {
    Arguments arguments;
    std::string message;
    int status;
  };
  const auto row = GENERATE(Row{{"--open", "2", "gaz"}, "there is no hit 2\n", 1},
                            Row{{"--open", "1", "introuvable"}, "there is no hit 1\n", 1},
                            Row{{"--open", "1", "riz"}, "\"rien\" has neither a file here nor a page on the web\n", 2},
                            Row{{"--open", "1", "gaz"}, "exit 3;: ended with status 3\n", 2},
                            Row{{"--open", "0", "gaz"}, "--open: \"0\" is not a number from 1 to 1 000 000\n", 2},
                            Row{{"--open", "1"}, "there is no query\n", 2},
                            Row{{"--open", "1", "gaz", "-n", "3"}, "--open and --limit exclude each other\n", 2},
                            Row{{"--open", "1", "--show", "page"}, "--open and --show exclude each other\n", 2});
  CAPTURE(row.message);
  const Outcome outcome = desk.searcher(row.arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: " + row.message));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == row.status);
}

TEST_CASE("Without an editor and without xdg-open a hint names the variables") {
  Desk desk;
  desk.environment["PATH"] = "/nowhere";
  const Outcome outcome = desk.searcher({"--open", "1", "gaz"});
  CHECK(outcome.err ==
        "searcher: cannot start xdg-open: no such file or directory\n  hint: VISUAL or EDITOR names a program for "
        "files\n");
  CHECK(outcome.status == 2);
}

TEST_CASE("The page of a hit that came from an archive is opened, not the archive") {
  Desk desk;
  desk.write("a/orge.jsonl", R"({"id":"orge","text":"L'orge mûrit.","url":"https://exemple.fr/orge"})"
                             "\n"
                             R"({"id":"seigle","text":"Le seigle mûrit."})");
  REQUIRE(desk.shell("tar -C " + desk.path("a").string() + " -czf " + desk.path("a.tar.gz").string() + " orge.jsonl")
              .status == 0);
  desk.indexer({"--quiet", desk.path("a.tar.gz").string()});
  CHECK(desk.searcher({"--open", "1", "orge"}).out == "xdg-open https://exemple.fr/orge\n");
  CHECK(desk.searcher({"--open", "1", "seigle"}).out == "xdg-open " + desk.path("a.tar.gz").string() + "\n");
}

#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// An index of one file, on a terminal of 80 columns.
struct Desk : Sandbox {
  Desk() {
    write("dépêches/le gaz.txt", "Titre: Le prix du gaz\n\nLe prix du gaz augmente en Europe.\n");
    indexer({"--quiet", path("dépêches").string()});
    environment["TERM"] = "xterm";
    environment["SHELL"] = "/bin/sh";
    environment["PAGER"] = "sed s/^/@/";
  }

  // What a terminal gets from this command of sh.
  Outcome terminal(const std::string& command) {
    environment["COMMAND"] = command;
    Outcome outcome = shell("script -qec 'stty -echo cols 80; eval \"$COMMAND\"' /dev/null");
    outcome.out = replaced(without_times(outcome.out), "\r\n", "\n");
    return outcome;
  }
};

constexpr const char* kLinked = "/d%C3%A9p%C3%AAches/le%20gaz.txt\x1b\\";

}  // namespace

TEST_CASE("On a terminal the names of dispatches lead to their files") {
  Desk desk;
  const std::string folder = desk.folder().string();
  const Outcome search = desk.terminal("$SEARCHER prix");
  CHECK_THAT(search.out, Catch::Matches("(.|\n)*@1\\. \x1b\\]8;;file://[^/]+" + folder + "(.|\n)*") &&
                             Catch::Contains(kLinked) && Catch::Contains("\x1b]8;;\x1b\\"));
  CHECK(search.status == 0);
  CHECK_THAT(desk.terminal("$SEARCHER --show \"" + folder + "/dépêches/le gaz.txt\"").out, Catch::Contains(kLinked));
}

TEST_CASE("A member of an archive leads to the archive, and what has no file to its page on the web") {
  Desk desk;
  REQUIRE(desk.shell("tar -cf fonds.tar dépêches && \"$INDEXER\" --quiet \"$PWD/fonds.tar\"").status == 0);
  CHECK_THAT(desk.terminal("$SEARCHER prix").out, Catch::Contains("/fonds.tar\x1b\\"));
  desk.indexer({"--quiet", "-"}, R"({"id":"w","text":"Le blé.","url":"https://exemple.fr/blé 1"})");
  desk.indexer({"--quiet", "-"}, R"({"id":"j","text":"Le riz.","url":"javascript:void"})");
  CHECK_THAT(desk.terminal("$SEARCHER blé").out, Catch::Contains("\x1b]8;;https://exemple.fr/bl%C3%A9%201\x1b\\"));
  CHECK_THAT(desk.terminal("$SEARCHER riz").out, !Catch::Contains("\x1b]8"));
}

TEST_CASE("Links are only where they are seen") {
  Desk desk;
  const auto command =
      GENERATE(as<std::string>(), "TERM=dumb $SEARCHER prix", "NO_COLOR=1 $SEARCHER prix",
               "$SEARCHER --color never prix", "$SEARCHER prix | cat", "rm -r dépêches; $SEARCHER prix");
  CAPTURE(command);
  const Outcome outcome = desk.terminal(command);
  CHECK_THAT(outcome.out, Catch::Contains("1 result in T ms") && Catch::Contains("1. "));
  CHECK_THAT(outcome.out, !Catch::Contains("\x1b]8"));
  CHECK_THAT(desk.searcher({"--color", "always", "prix"}).out, !Catch::Contains("\x1b]8"));
}

TEST_CASE("A pager stands between the answer and a terminal, and nowhere else") {
  Desk desk;
  struct Row {
    std::string command;
    std::string beginning;
  };
  const auto row = GENERATE(Row{"$SEARCHER prix", "@1 result in"}, Row{"$SEARCHER -f json prix", "@{"},
                            Row{"$SEARCHER --timeline prix", "@1 result"}, Row{"$SEARCHER -f ids prix", "/"},
                            Row{"$SEARCHER --no-pager prix", "1 result in"},
                            Row{"PAGER= $SEARCHER prix", "1 result in"}, Row{"PAGER=cat $SEARCHER prix", "1 result in"},
                            Row{"TERM=dumb $SEARCHER prix", "1 result in"}, Row{"$SEARCHER prix | cat", "1 result in"},
                            Row{"env -u PAGER PATH=/nowhere $SEARCHER prix", "1 result in"});
  CAPTURE(row.command);
  const Outcome outcome = desk.terminal(row.command);
  CHECK_THAT(outcome.out, Catch::StartsWith(row.beginning));
  CHECK(outcome.status == 0);
}

TEST_CASE("The searcher's own status counts, whatever the pager does") {
  Desk desk;
  CHECK(desk.terminal("PAGER='exit 3' $SEARCHER prix").status == 0);
  CHECK(desk.terminal("$SEARCHER introuvable").status == 1);
  const Outcome wrong = desk.terminal("$SEARCHER --show absent");
  CHECK_THAT(wrong.out, Catch::StartsWith("searcher: no dispatch has the id"));
  CHECK(wrong.status == 1);
}

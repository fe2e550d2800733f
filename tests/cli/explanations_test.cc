// What the programs say of an answer, of options that they do not have, and of a home that they cannot use.

#include <filesystem>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "cli/program.h"
#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace fs = std::filesystem;

TEST_CASE("Above the hits stand the dates that were understood, and without hits, what there is without each filter") {
  struct Row {
    Arguments arguments;
    std::string begin;
    int status;
  };
  const std::vector<Row> rows{
      {{"retrait", "--on", "2022-01-13"}, "2 results in T ms\n  dates: 2022-01-13\n\n1. ", 0},
      {{"retrait", "--from", "2022-01-13"}, "2 results in T ms\n  dates: since 2022-01-13\n\n1. ", 0},
      {{"retrait", "--on", "juin 2026"},
       "0 results in T ms\n  dates: 2026-06-01 to 2026-06-30\n  without dates: 2\n"
       "Note: the dispatches are dated 2022\n\n",
       1},
      {{"gaz", "--source", "Reuter"},
       "0 results in T ms\n  source: no dispatch has \"Reuter\"; nearest: Reuters; most have AFP (1), Reuters (1)\n"
       "  without source: 1\n\n",
       1},
      {{"gaz", "Bendaoud"}, "1 result in T ms\n  all words: 0 · some: 1\n  in no dispatch: Bendaoud\n\n1. ", 0},
      {{"retriat", "--on", "2022-01-13", "--no-expand"},
       "no result; did you mean: retrait\n  dates: 2022-01-13\n  without dates: 0\n  in no dispatch: retriat\n",
       1},
  };
  const Archive archive;
  for (const Row& row : rows) {
    CAPTURE(row.arguments);
    const Outcome outcome = archive.searcher(row.arguments);
    CHECK_THAT(without_times(outcome.out), Catch::StartsWith(row.begin));
    CHECK(outcome.status == row.status);
    CHECK(outcome.err.empty());
  }
}

TEST_CASE("What a format has no place for is told on standard error") {
  const Archive archive;
  const Outcome ids = archive.searcher({"-f", "ids", "gaz", "--source", "Reuter"});
  CHECK(ids.out.empty());
  CHECK(ids.err ==
        "searcher: note: source: no dispatch has \"Reuter\"; nearest: Reuters; most have AFP (1), Reuters (1)\n"
        "searcher: note: without source: 1\n");
  const Outcome csv = archive.searcher({"-f", "csv", "gaz", "Bendaoud"});
  CHECK(csv.err == "searcher: note: in no dispatch: Bendaoud\n");
  const Outcome timeline = archive.searcher({"--timeline", "retrait", "--on", "2020"});
  CHECK(timeline.status == 1);
  CHECK_THAT(timeline.err, Catch::Contains("searcher: note: without dates: 2\n"));
  const Outcome json = archive.searcher({"-f", "json", "retrait", "--on", "2020", "--source", "Reuter"});
  CHECK_THAT(json.out,
             Catch::Contains(R"("understood": {"dates":"2020","mentions":null,"unknown_values":[{"name":"source",)"
                             R"("value":"Reuter","nearest":["Reuters"],"known":[{"value":"AFP","count":1},)") &&
                 Catch::Contains(R"("missing_words": [])") &&
                 Catch::Contains(R"("without_filters": [{"filter":"dates","total":0},{"filter":"source","total":0},)"
                                 R"({"filter":"filters","total":2}])"));
}

TEST_CASE("An offset beyond the last hit is told, and nothing is found there") {
  const Archive archive;
  for (const char* format : {"text", "json", "csv", "ids"}) {
    const Outcome outcome = archive.searcher({"-f", format, "retrait", "--offset", "9"});
    CAPTURE(format);
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.out + outcome.err, Catch::Contains("the first 9 hits were skipped, and there are 2"));
  }
  CHECK(archive.searcher({"retrait", "--offset", "1"}).status == 0);
  CHECK(archive.searcher({"retrait", "-n", "0", "--facets", "source"}).status == 0);
}

TEST_CASE("An index that is named twice is searched once") {
  const Archive archive;
  const std::string index = archive.path(kDefaultIndex).string();
  CHECK(found(archive, {"-i", index, "-i", index + "/.", "gaz"}) == "x-3\n");
}

TEST_CASE("An unknown option is met with the one that was probably meant, in both programs") {
  const Archive archive;
  const Outcome limit = archive.searcher({"gaz", "--limt", "3"});
  CHECK(limit.status == 2);
  CHECK_THAT(limit.err, Catch::StartsWith("searcher: there is no option --limt\n  hint: did you mean --limit?"));
  const Outcome word = archive.searcher({"gaz", "-retraites"});
  CHECK_THAT(word.err, Catch::StartsWith("searcher: there is no option -retraites\n") &&
                           Catch::Contains("words that begin with - stand behind --: searcher retraites -- -grève"));
  CHECK_THAT(archive.indexer({"--rebiuld", "d"}).err,
             Catch::StartsWith("indexer: there is no option --rebiuld\n  hint: did you mean --rebuild?"));
}

TEST_CASE("Without a home, each command does what it can, and says what it cannot before the answer") {
  Archive archive;
  const std::string index = archive.path(kDefaultIndex).string();
  archive.environment["HOME"] = "";
  archive.environment["DEPECHE_INDEX"] = index;
  CHECK(archive.searcher({"gaz"}).err.empty());
  CHECK(archive.indexer({"-q", "-"}, kGaz).status == 0);
  const Outcome saved = archive.shell("$SEARCHER --save veille gaz 2>&1");
  CHECK(saved.status == 2);
  CHECK_THAT(saved.out,
             Catch::StartsWith("searcher: the search is not saved: there is no folder for saved searches\n"));
  CHECK_THAT(saved.out, Catch::Contains("1 result in "));
  CHECK_THAT(archive.searcher({"--saved"}).err, Catch::Contains("set HOME or XDG_CONFIG_HOME"));
}

TEST_CASE("With a home that cannot be written, the search is made, and before it is told what is not") {
  Archive archive;
  archive.environment["DEPECHE_INDEX"] = archive.path(kDefaultIndex).string();
  archive.environment["HOME"] = archive.path("home").string();
  archive.write("home/.config", "no folder");
  const Outcome saved = archive.shell("$SEARCHER --save veille gaz 2>&1");
  CHECK(saved.status == 2);
  CHECK_THAT(saved.out, Catch::StartsWith("searcher: the search is not saved: ") &&
                            Catch::Contains("not a directory") && Catch::Contains("1 result in "));
  CHECK(archive.read("home/.config") == "no folder");
}

TEST_CASE("With a home that may not be written or read, the search is made and the rest is told") {
  if (::geteuid() == 0) return;  // everything may be written and read
  Archive archive;
  archive.environment["DEPECHE_INDEX"] = archive.path(kDefaultIndex).string();
  archive.write("home/.config/depeche/config.toml", "index = \"nowhere/\"\n");
  archive.environment["HOME"] = archive.path("home").string();
  fs::permissions(archive.path("home/.config/depeche"), fs::perms::none);
  const Outcome unread = archive.searcher({"gaz"});
  CHECK(unread.status == 0);
  CHECK_THAT(unread.err, Catch::StartsWith("searcher: note: the settings are not read: "));
  fs::permissions(archive.path("home/.config/depeche"), fs::perms::owner_all);
  fs::permissions(archive.path("home/.config/depeche"), fs::perms::owner_read | fs::perms::owner_exec);
  const Outcome unsaved = archive.shell("$SEARCHER --save veille gaz 2>&1");
  CHECK(unsaved.status == 2);
  CHECK_THAT(unsaved.out, Catch::StartsWith("searcher: the search is not saved: ") && Catch::Contains("1 result in "));
  fs::permissions(archive.path("home/.config/depeche"), fs::perms::owner_all);
}

TEST_CASE("A first run that fails leaves no directory behind, whatever the reason") {
  struct Row {
    Arguments arguments;
    std::string input;
    int status;
  };
  const std::vector<Row> rows{
      {{"-q", "absent.jsonl"}, "", 2},
      {{"-q", "-f", "jsonl", "-"}, "{\"id\": 1", 1},
      {{"-q", "--strict", "-"}, kGaz + "\n{\"id\": \"b\"}\n", 1},
      {{"-q", "--encoding", "nonsense", "-"}, kGaz, 2},
      {{"-q", "empty"}, "", 2},
      {{"-q", "--delete", "x"}, "", 2},
      {{"--compact"}, "", 2},
      {{"--check"}, "", 2},
      {{"--stats"}, "", 2},
      {{"-q", "--prune", "absent"}, "", 2},
      {{"-q", "--dry-run", "-"}, kGaz, 0},
  };
  for (const Row& row : rows) {
    const Sandbox sandbox;
    fs::create_directory(sandbox.path("empty"));
    CAPTURE(row.arguments);
    CHECK(sandbox.indexer(row.arguments, row.input).status == row.status);
    CHECK_FALSE(fs::exists(sandbox.path(".local")));
  }
}

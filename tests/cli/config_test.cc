#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr const char* kFile = ".config/depeche/config.toml";

// Two indexes with names, one of them the usual one, and settings of all kinds.
struct Settled : Sandbox {
  Settled() {
    write(kFile,
          "index = 'afp'\nstop_words = ['retrait']\n"
          "[indexes]\nafp = '~/un'\nreuters = '~/deux'\ntout = ['~/un', '~/deux']\n"
          "[aliases]\nalliance = 'OTSC'\n[colors]\nmatch = 'underline'\n");
    indexer({"-q", "-"}, kRetrait);
    indexer({"-q", "-i", "reuters", "-"}, kTroupes);
  }
};

}  // namespace

TEST_CASE("Both programs know indexes by the names of the settings") {
  Settled sandbox;
  CHECK(std::filesystem::exists(sandbox.path("un/CURRENT")));
  CHECK(std::filesystem::exists(sandbox.path("deux/CURRENT")));
  CHECK_FALSE(std::filesystem::exists(sandbox.path(kDefaultIndex)));
  struct Row {
    Arguments arguments;
    std::string ids;
  };
  const auto row =
      GENERATE(Row{{"*"}, "afp-1\n"}, Row{{"*", "-i", "reuters"}, "r-2\n"},
               Row{{"*", "-i", "tout", "--sort", "newest"}, "afp-1\nr-2\n"}, Row{{"*", "-i", "deux"}, "r-2\n"});
  CAPTURE(row.arguments);
  CHECK(found(sandbox, row.arguments) == row.ids);
  sandbox.environment["DEPECHE_INDEX"] = "reuters";
  CHECK(found(sandbox, {"*"}) == "r-2\n");
  const Outcome many = sandbox.indexer({"-i", "tout", "-"}, kGaz);
  CHECK(many.err ==
        "indexer: the index asked for is 2 directories, to be searched as one\n"
        "  hint: only one is written at a time: name it with --index\n");
  CHECK(many.status == 2);
  CHECK_THAT(sandbox.searcher({"*", "-i", "reuter"}).err,
             Catch::StartsWith("searcher: there is no index \"reuter\"\n"));
}

TEST_CASE("Aliases, stop words and colours of the settings count in a search") {
  Settled sandbox;
  const Outcome alias = sandbox.searcher({"--color", "always", "alliance"});
  CHECK_THAT(alias.out,
             Catch::Contains("\x1b[4mOTSC\x1b[0m") &&
                 Catch::Contains("\x1b[2msearched:\x1b[0m \x1b[2malliance\x1b[0m \x1b[2m=\x1b[0m \x1b[2mOTSC"));
  CHECK(found(sandbox, {"alliance"}) == "afp-1\n");
  CHECK(found(sandbox, {"alliance", "--no-expand"}).empty());
  CHECK(found(sandbox, {"-i", "tout", "retrait", "contingent"}) == "afp-1\n");
  CHECK(found(sandbox, {"retrait", "contingent", "--no-config", "-i", "un", "-i", "deux"}) == "afp-1\nr-2\n");
  const Outcome batch = sandbox.searcher({"--batch", "-", "-f", "ids"}, R"({"id":"1","text":"alliance"})");
  CHECK(batch.out == "afp-1\n");
}

TEST_CASE("A file of settings that is wrong or absent ends both programs, unless it is not asked for") {
  Settled sandbox;
  sandbox.write(kFile, "[indexes]\nafp = '~/un'\n\n[couleurs]\n");
  const std::string fault =
      "\"" + sandbox.path(kFile).string() +
      "\", line 4: unknown key \"couleurs\"\n"
      "  hint: the keys are index, indexes, aliases, stop_words, mode, time_zone, lang, colors, map\n";
  CHECK(sandbox.searcher({"*"}).err == "searcher: " + fault);
  CHECK(sandbox.searcher({"*"}).status == 2);
  CHECK(sandbox.indexer({"--stats"}).err == "indexer: " + fault);
  CHECK(sandbox.indexer({"--stats"}).status == 2);
  CHECK(sandbox.searcher({"--no-config", "*", "-i", "un", "-f", "ids"}).out == "afp-1\n");
  CHECK(sandbox.searcher({"--help"}).status == 0);
  sandbox.write("bon.toml", "index = './un'\n");
  CHECK(found(sandbox, {"--config", "bon.toml", "*"}) == "afp-1\n");
  sandbox.environment["DEPECHE_CONFIG"] = "bon.toml";
  CHECK(found(sandbox, {"*"}) == "afp-1\n");
  struct Row {
    Arguments arguments;
    std::string message;
  };
  for (const Row& row : std::vector<Row>{
           {{"--config", "absent.toml", "*"}, "\"absent.toml\": no such file or directory\n"},
           {{"--config=", "*"}, "--config is empty\n"},
           {{"--config", "bon.toml", "--no-config", "*"}, "--config and --no-config exclude each other\n"}}) {
    CAPTURE(row.message);
    CHECK_THAT(sandbox.searcher(row.arguments).err, Catch::StartsWith("searcher: " + row.message));
    CHECK_THAT(sandbox.indexer(row.arguments).err, Catch::StartsWith("indexer: " + row.message));
    CHECK(sandbox.searcher(row.arguments).status == 2);
  }
}

TEST_CASE("The time zone of the settings reads hours, begins days and shows moments, in both programs") {
  Sandbox sandbox;
  sandbox.indexer({"-q", "-"}, R"({"id": "a", "text": "Le gaz.", "date": "2022-01-13T23:30:00Z"})");
  CHECK_THAT(sandbox.searcher({"gaz"}).out, Catch::Contains("2022-01-14 00:30"));
  CHECK(found(sandbox, {"gaz", "--on", "14/01/2022 0h"}) == "a\n");
  sandbox.write(kFile, "time_zone = 'America/Montreal'\n");
  sandbox.indexer({"-q", "--rebuild", "-"}, R"({"id": "a", "text": "Le gaz.", "date": "13/01/2022 18h30"})");
  CHECK_THAT(sandbox.searcher({"gaz"}).out, Catch::Contains("2022-01-13 18:30"));
  CHECK(found(sandbox, {"gaz", "--on", "13/01/2022 18h"}) == "a\n");
  CHECK(found(sandbox, {"gaz", "--from", "13/01/2022 18h31"}).empty());
  CHECK(found(sandbox, {"gaz", "--to", "13/01/2022 18h30"}).empty());
  CHECK(found(sandbox, {"gaz", "--on", "13/01/2022 23h30 GMT"}) == "a\n");
  sandbox.write(kFile, "time_zone = 'Europe/Lutece'\n");
  CHECK_THAT(sandbox.searcher({"gaz"}).err,
             Catch::StartsWith("searcher: the settings' time_zone: no time zone is called \"Europe/Lutece\"\n"));
}

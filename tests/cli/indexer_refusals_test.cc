#include <filesystem>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::string kOneIndexed = "indexed 1 dispatch (1 new, 0 replaced, 0 unchanged), ";

}  // namespace

TEST_CASE("A bad file among good ones is refused by name, and the good ones are indexed") {
  struct Row {
    std::string name;
    std::string content;
    std::string reason;
  };
  const auto row = GENERATE(
      Row{"vide.txt", "", "vide.txt: empty (leave it out, or fill it)"},
      Row{"blancs.txt", " \n\n ", "blancs.txt: empty (leave it out, or fill it)"},
      Row{"image.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18),
          "image.txt: a picture (PNG), not a dispatch (leave it out)"},
      Row{"octets.txt", std::string("\x01\x02\0\0\x7F\x03\0\x05", 8),
          "octets.txt: binary file, not text (dispatches are text; archives are .tar and .zip, compressed files .gz, "
          ".zst, .bz2 and .xz)"},
      Row{"entete.txt", "date 2022-01", "entete.txt: no text after the date header (add the dispatch's text)"});
  CAPTURE(row.name);
  Sandbox sandbox;
  sandbox.write("d/" + row.name, row.content);
  sandbox.write("d/bon.jsonl", kGaz + "\n");
  const Outcome outcome = sandbox.indexer({"d"});
  CHECK(without_times(outcome.err) == "indexer: d/" + row.reason + "\n" + kOneIndexed + "1 refused, in T s\n");
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 1);
  CHECK(found(sandbox, {"gaz"}) == "x-3\n");
}

TEST_CASE("A bad line of JSON Lines is refused by its number, and the lines around it are indexed") {
  struct Row {
    std::string line;
    std::string reason;
  };
  const auto row = GENERATE(
      Row{R"({"id":"b","text":"coupé)", "not valid JSON: "}, Row{R"({"id":"b"})", "no text and no title ("},
      Row{R"({"id":"b","text":""})", "no text and no title ("}, Row{"[1]", "the line is an array, not an object"},
      Row{"{\"id\":\"b\",\"text\":\"tronqu\xC3\"}", "not UTF-8 ("});
  CAPTURE(row.line);
  Sandbox sandbox;
  sandbox.write("a.jsonl", kRetrait + "\n" + row.line + "\n" + kGaz + "\n");
  const Outcome outcome = sandbox.indexer({"--encoding", "utf-8", "a.jsonl"});
  const std::string err = without_times(outcome.err);
  CHECK_THAT(err, Catch::StartsWith("indexer: a.jsonl:2: " + row.reason));
  CHECK_THAT(err, Catch::EndsWith("indexed 2 dispatches (2 new, 0 replaced, 0 unchanged), 1 refused, in T s\n"));
  CHECK(outcome.status == 1);
  CHECK(found(sandbox, {"retrait"}) == "afp-1\n");
  CHECK(found(sandbox, {"gaz"}) == "x-3\n");
}

TEST_CASE("Text that ends inside a character is kept, with a warning") {
  Sandbox sandbox;
  sandbox.write("tronque.txt", "date 2022-01 Un été à Nîmes, où l'État\xC3");
  const Outcome outcome = sandbox.indexer({"tronque.txt"});
  CHECK_THAT(without_times(outcome.err), Catch::StartsWith("indexer: tronque.txt: warning: ") &&
                                             Catch::EndsWith(kOneIndexed + "0 refused, in T s\n"));
  CHECK(outcome.status == 0);
  CHECK_FALSE(found(sandbox, {"Nîmes"}).empty());
}

TEST_CASE("A missing source is refused, and alone it is a failure that creates no index") {
  Sandbox sandbox;
  const Outcome alone = sandbox.indexer({"absent.txt"});
  CHECK_THAT(alone.err, Catch::Contains("absent.txt") && Catch::Contains("no such file or directory"));
  CHECK(alone.status == 2);
  CHECK(sandbox.searcher({"gaz"}).status == 2);
  sandbox.write("bon.jsonl", kGaz);
  const Outcome among = sandbox.indexer({"absent.txt", "bon.jsonl"});
  CHECK_THAT(without_times(among.err), Catch::EndsWith(kOneIndexed + "1 refused, in T s\n"));
  CHECK(among.status == 1);
  CHECK(found(sandbox, {"gaz"}) == "x-3\n");
}

TEST_CASE("A folder without dispatches is refused") {
  Sandbox sandbox;
  std::filesystem::create_directories(sandbox.path("vide/encore"));
  const Outcome outcome = sandbox.indexer({"vide"});
  CHECK_THAT(without_times(outcome.err), Catch::StartsWith("indexer: vide: the folder has no dispatches ("));
  CHECK(outcome.status == 2);
}

TEST_CASE("A file that may not be read is refused, and the others are indexed") {
  Sandbox sandbox;
  sandbox.write("d/secret.txt", "date 2022-01 Secret.\n");
  sandbox.write("d/bon.jsonl", kGaz + "\n");
  std::filesystem::permissions(sandbox.path("d/secret.txt"), std::filesystem::perms::none);
  Outcome outcome;
  if (geteuid() == 0) {
    // Root may read everything: be nobody, who may write a folder of its own.
    std::filesystem::permissions(sandbox.folder(), std::filesystem::perms::all);
    outcome = sandbox.shell("setpriv --reuid 65534 --regid 65534 --clear-groups \"$INDEXER\" -i index d");
    if (outcome.status == 126 || outcome.status == 127) {
      WARN("cannot run the indexer as nobody: " + outcome.err);
      return;
    }
  } else {
    outcome = sandbox.indexer({"-i", "index", "d"});
  }
  const std::string err = without_times(outcome.err);
  CHECK_THAT(err, Catch::Contains("d/secret.txt") && Catch::Contains("ermission denied"));
  CHECK_THAT(err, Catch::EndsWith(kOneIndexed + "1 refused, in T s\n"));
  CHECK(outcome.status == 1);
}

TEST_CASE("A loop of symbolic links is walked once") {
  Sandbox sandbox;
  sandbox.write("d/bon.jsonl", kGaz + "\n");
  std::filesystem::create_directory_symlink(sandbox.path("d"), sandbox.path("d/boucle"));
  const Outcome outcome = sandbox.indexer({"d"});
  CHECK(without_times(outcome.err) == kOneIndexed + "0 refused, in T s\n");
  CHECK(outcome.status == 0);
}

TEST_CASE("A symbolic link to itself is refused") {
  Sandbox sandbox;
  std::filesystem::create_symlink("soi.txt", sandbox.path("soi.txt"));
  const Outcome outcome = sandbox.indexer({"soi.txt"});
  CHECK_THAT(outcome.err, Catch::Contains("soi.txt") && Catch::Contains("too many levels of symbolic links"));
  CHECK(outcome.status != 0);
}

TEST_CASE("With --strict the first refusal ends the run and nothing is indexed") {
  Archive archive;
  const Outcome outcome = archive.indexer({"--strict", "-"}, R"({"id":"n","text":"Un séisme."})"
                                                             "\n{}\n{}\n");
  CHECK_THAT(
      outcome.err,
      Catch::StartsWith("indexer: stdin:2: no text and no title (") &&
          Catch::EndsWith("\nindexer: stopped at the first refusal, as --strict asks; the index is as before\n"));
  CHECK(outcome.err.find("stdin:3") == std::string::npos);
  CHECK(outcome.status == 1);
  CHECK(found(archive, {"séisme"}).empty());
  CHECK(found(archive, {"gaz"}) == "x-3\n");
}

TEST_CASE("Names and reasons reach the terminal without control characters") {
  Sandbox sandbox;
  const std::string odd = R"({"id":"a\u001b[2Jb","text":"Un séisme."})"
                          "\n";
  const Outcome read = sandbox.indexer({"-v", "-"}, odd);
  CHECK_THAT(read.err, Catch::StartsWith("indexer: stdin: a[2Jb\n"));
  sandbox.write("c\x1b[2Jd.txt", "");
  const Outcome refused = sandbox.indexer({"c\x1b[2Jd.txt"});
  CHECK_THAT(refused.err, Catch::StartsWith("indexer: c%1B[2Jd.txt: empty"));
}

TEST_CASE("A command line that makes no sense is refused before anything is done") {
  struct Row {
    Arguments arguments;
    std::string message;
  };
  const auto row = GENERATE(Row{{}, "there is no SOURCE"}, Row{{"--nonsense", "d"}, "there is no option --nonsense"},
                            Row{{"-f", "docx", "d"}, "--format: unknown format \"docx\""},
                            Row{{"--jobs", "0", "d"}, "--jobs: \"0\" is not a number from 1 to 1 024"},
                            Row{{"--jobs", "deux", "d"}, "--jobs: \"deux\" is not a number from 1 to 1 024"},
                            Row{{"--wait-lock", "-1", "d"}, "--wait-lock: \"-1\" is not a number from 0 to 86 400"},
                            Row{{"-i"}, "-i needs a value"}, Row{{"-i", "", "d"}, "--index is empty"},
                            Row{{"--stats", "--check"}, "--stats and --check exclude each other"},
                            Row{{"--stats", "d"}, "--stats takes no SOURCE: \"d\""},
                            Row{{"--check", "--rebuild"}, "--rebuild belongs to indexing"},
                            Row{{"-q", "-v", "d"}, "--quiet and --verbose exclude each other"},
                            Row{{"--dry-run", "--rebuild", "d"}, "--dry-run and --rebuild exclude each other"});
  CAPTURE(row.message);
  Sandbox sandbox;
  sandbox.write("d/bon.jsonl", kGaz + "\n");
  const Outcome outcome = sandbox.indexer(row.arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("indexer: " + row.message + "\n") && Catch::Contains("  hint: "));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
  CHECK_FALSE(std::filesystem::exists(sandbox.path(kDefaultIndex)));
}

TEST_CASE("An encoding that does not exist is a failure") {
  Sandbox sandbox;
  sandbox.write("a.jsonl", kGaz + "\n");
  const Arguments arguments = {"--encoding", "klingon", "a.jsonl"};
  const Outcome outcome = sandbox.indexer(arguments);
  CHECK_THAT(outcome.err, Catch::Contains(arguments[1]));
  CHECK(outcome.status == 2);
}

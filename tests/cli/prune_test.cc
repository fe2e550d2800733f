#include <catch2/catch.hpp>
#include <unistd.h>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string line(int number) {
  return R"({"id":"n-)" + std::to_string(number) + R"(","text":"Dépêche numéro )" + std::to_string(number) +
         " sur le gaz.\"}\n";
}

std::string lines(int first, int last) {
  std::string all;
  for (int number = first; number < last; ++number) all += line(number);
  return all;
}

// Eight dispatches in files of a folder, four in a file of JSON Lines, two elsewhere.
struct Sources : Sandbox {
  Sources() {
    for (int number = 0; number < 8; ++number) write("d/sous/" + std::to_string(number) + ".jsonl", line(number));
    write("fil.jsonl", lines(10, 14));
    write("d-2/autre.jsonl", lines(20, 22));
    indexer({"-q", "d", "fil.jsonl", "d-2"});
  }
  int count() const {
    const std::string ids = found(*this, {"-n", "100", "gaz"});
    return static_cast<int>(std::count(ids.begin(), ids.end(), '\n'));
  }
};

}  // namespace

TEST_CASE("option --prune removes what has vanished from the sources named, and nothing else") {
  Sources sandbox;
  REQUIRE(sandbox.count() == 14);
  fs::remove(sandbox.path("d/sous/3.jsonl"));
  sandbox.write("fil.jsonl", line(10) + line(13));
  fs::remove(sandbox.path("d-2/autre.jsonl"));
  SECTION("not without it") {
    CHECK(sandbox.indexer({"-q", "d", "fil.jsonl"}).status == 0);
    CHECK(sandbox.count() == 14);
  }
  SECTION("a folder") {
    CHECK(without_times(sandbox.indexer({"--prune", "d"}).err) ==
          "indexed 7 dispatches (0 new, 0 replaced, 7 unchanged), 1 removed, 0 refused, in T s\n");
    CHECK(sandbox.count() == 13);
  }
  SECTION("a folder named in another way") {
    CHECK(sandbox.indexer({"-q", "--prune", "./d-2/../d//"}).status == 0);
    CHECK(sandbox.count() == 13);
  }
  SECTION("a file of JSON Lines") {
    const Outcome outcome = sandbox.indexer({"-v", "--prune", "fil.jsonl"});
    CHECK_THAT(outcome.err, Catch::Contains("removed n-11\n") && Catch::Contains("removed n-12\n"));
    CHECK(sandbox.count() == 12);
  }
  SECTION("both, dry") {
    const Outcome outcome = sandbox.indexer({"--dry-run", "--prune", "d", "fil.jsonl"});
    CHECK(without_times(outcome.err) ==
          "indexer: would remove n-3\nindexer: would remove n-11\nindexer: would remove n-12\n"
          "read 9 dispatches, would remove 3, 0 refused, in T s; the index was left alone\n");
    CHECK(sandbox.count() == 14);
  }
  SECTION("both, as JSON") {
    const Outcome outcome = sandbox.indexer({"--json", "-q", "--prune", "d", "fil.jsonl"});
    CHECK_THAT(outcome.out, Catch::Contains(R"("removed":3,)"));
    CHECK(sandbox.count() == 11);
  }
  CHECK(sandbox.indexer({"--check"}).status == 0);
}

TEST_CASE("Dispatches that moved to another source are not pruned from where they were") {
  Sources sandbox;
  fs::rename(sandbox.path("d/sous/3.jsonl"), sandbox.path("d-2/3.jsonl"));
  CHECK(sandbox.indexer({"-q", "--prune", "d", "d-2"}).status == 0);
  CHECK(sandbox.count() == 14);
  CHECK(sandbox.indexer({"-q", "--prune", "d"}).status == 0);
  CHECK(sandbox.count() == 14);
}

TEST_CASE("Files that could not be read keep their dispatches") {
  Sources sandbox;
  sandbox.write("fil.jsonl", line(10) + "{\n" + line(12));
  sandbox.write("d/sous/3.jsonl", "");
  sandbox.write("d/sous/4.jsonl", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
  CHECK(sandbox.indexer({"-q", "--prune", "d", "fil.jsonl"}).status == 1);
  CHECK(sandbox.count() == 14);
}

TEST_CASE("A file of which an item was refused keeps its dispatches") {
  const auto array = [](const std::string& second) {
    return R"([{"id":"n-1","text":"Le gaz."},)" + second + R"(,{"id":"n-3","text":"Le gaz."}])";
  };
  const auto feed = [](const std::string& second) {
    return "<feed><entry><id>n-1</id><title>Le gaz</title></entry>\n<entry>" + second +
           "</entry><entry><id>n-3</id><title>Le gaz</title></entry></feed>";
  };
  const auto [good, bad] =
      GENERATE_COPY(std::pair(array(R"({"id":"n-2","text":"Le gaz."})"), array(R"({"id":"n-2"})")),
                    std::pair(feed("<id>n-2</id><title>Le gaz</title>"), feed("<id>n-2</id><title>Le gaz</titre>")));
  CAPTURE(bad);
  Sandbox sandbox;
  sandbox.write("fil", good);
  sandbox.indexer({"-q", "fil"});
  sandbox.write("fil", bad);
  CHECK(sandbox.indexer({"-q", "--prune", "fil"}).status == 1);
  CHECK(found(sandbox, {"gaz"}) == "n-1\nn-2\nn-3\n");
}

TEST_CASE("Pruning a missing or empty source, or most of the index, takes --force") {
  struct Row {
    std::string name;
    std::string change;
    Arguments sources;
    std::string reason;
    int left;
  };
  const auto row =
      GENERATE(Row{"a missing folder", "rm -r d", {"d", "fil.jsonl"}, "d is missing or empty, and ", 6},
               Row{"an empty folder", "rm -r d/sous", {"d", "fil.jsonl"}, "d is missing or empty, and ", 6},
               Row{"a missing file", "rm fil.jsonl", {"fil.jsonl"}, "fil.jsonl is missing or empty, and ", 10},
               Row{"an emptied file", ": > fil.jsonl", {"fil.jsonl"}, "fil.jsonl is missing or empty, and ", 10},
               Row{"most of the index",
                   "rm d/sous/[1-9]* && head -n 3 fil.jsonl > x && mv x fil.jsonl",
                   {"d", "fil.jsonl"},
                   "pruning would remove 8 of the 14 dispatches of ",
                   6});
  CAPTURE(row.name);
  Sources sandbox;
  REQUIRE(sandbox.shell(row.change).status == 0);
  sandbox.write("fil-2.jsonl", line(30));
  Arguments arguments{"--prune", "fil-2.jsonl"};
  arguments.insert(arguments.end(), row.sources.begin(), row.sources.end());
  for (const std::string& option : {std::string("--json"), std::string("--dry-run")}) {
    Arguments with = arguments;
    with.insert(with.begin(), option);
    const Outcome refused = sandbox.indexer(with);
    CHECK_THAT(refused.err, Catch::Contains(row.reason) && Catch::Contains("--force"));
    CHECK(refused.status == 2);
    CHECK(sandbox.count() == 14);
  }
  arguments.insert(arguments.begin(), "--force");
  CHECK(sandbox.indexer(arguments).status < 2);
  CHECK(sandbox.count() == row.left + 1);
  CHECK(sandbox.indexer({"--check"}).status == 0);
}

TEST_CASE("A source that is missing and has nothing in the index is an ordinary refusal") {
  Sources sandbox;
  CHECK(sandbox.indexer({"-q", "--prune", "d", "absent"}).status == 1);
  CHECK(sandbox.count() == 14);
}

TEST_CASE("Pruning without an index indexes") {
  Sandbox sandbox;
  sandbox.write("d/un.jsonl", line(1));
  CHECK(sandbox.indexer({"-q", "--dry-run", "--prune", "d"}).status == 0);
  CHECK(sandbox.indexer({"-q", "--prune", "d"}).status == 0);
  CHECK(found(sandbox, {"gaz"}) == "n-1\n");
}

TEST_CASE("Pruning needs sources that can be compared") {
  struct Row {
    Arguments arguments;
    std::string reason;
  };
  const auto row = GENERATE(Row{{"--prune", "-"}, "--prune needs files or folders"},
                            Row{{"--prune", "--rebuild", "d"}, "--prune and --rebuild exclude each other"},
                            Row{{"--force", "d"}, "--force belongs to --prune"},
                            Row{{"--prune", "--stats"}, "--prune belongs to indexing"});
  Sources sandbox;
  const Outcome outcome = sandbox.indexer(row.arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("indexer: " + row.reason));
  CHECK(outcome.status == 2);
  CHECK(sandbox.count() == 14);
}

#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr const char* kOdd =
    "a\x1b[2J\xC2\x9B"
    "31mb\u202Ec";
constexpr const char* kShown = "a\uFFFD[2J\uFFFD31mb\uFFFDc";

}  // namespace

TEST_CASE("Names of saved searches, files, ids and indexes reach the terminal without anything that it would obey") {
  Archive archive;
  archive.write(
      ".config/depeche/searches.json",
      R"({"a\u001b[2J\u009b31mb\u202ec": ["gaz\u001b[2J"], "bad\u001b[2J": ["date:\u001b[2J", "--nonsense"]})");
  archive.write(std::string(kOdd) + ".queries", "date:32\n");
  const Outcome listed = archive.searcher({"--saved"});
  CHECK_THAT(listed.out, Catch::Contains(std::string(kShown) + "\t'gaz\uFFFD[2J'\n"));
  const Outcome outcomes[] = {
      listed,
      archive.searcher({"--show", kOdd}),
      archive.searcher({"--batch", std::string(kOdd) + ".queries", "-f", "ids"}),
      archive.searcher({"--batch", kOdd, "-f", "ids"}),
      archive.searcher({"--diff", kOdd, "x-3"}),
      archive.searcher({"--explain", std::string("gaz ") + kOdd}),
      archive.searcher({"-f", "ids", std::string("gaz ") + kOdd}),
      archive.searcher({"-i", kOdd, "gaz"}),
      archive.searcher({"--saved", kOdd, "--nonsense"}),
      archive.searcher({"--forget", std::string(kOdd) + "x"}),
      archive.indexer({"--delete", kOdd}),
      archive.indexer({"--backup", kOdd}),
      archive.indexer({"-i", kOdd, "--check"}),
      archive.indexer({"-i", kOdd, "--stats", "--json"}),
  };
  for (const Outcome& outcome : outcomes) {
    INFO(outcome.out << outcome.err);
    for (const char* harmful : {"\x1b", "\xC2\x9B", "\u202E"})
      CHECK((outcome.out + outcome.err).find(harmful) == std::string::npos);
  }
}

TEST_CASE("An id with controls is shown harmlessly in every format") {
  Sandbox sandbox;
  sandbox.indexer({"-"}, R"({"id":"a\u001b[2J\u009b1mb","title":"=1+1","text":"Un séisme."})"
                         "\n");
  for (const char* format : {"text", "json", "jsonl", "csv", "ids", "trec"}) {
    const std::string out = sandbox.searcher({"-f", format, "séisme"}).out;
    INFO(out);
    CHECK_FALSE(out.empty());
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find("\xC2\x9B") == std::string::npos);
  }
  CHECK_THAT(sandbox.searcher({"-f", "csv", "séisme"}).out, Catch::Contains(",'=1+1,"));
}

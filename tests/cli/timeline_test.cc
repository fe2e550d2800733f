#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("A timeline is printed as text or JSON, as a share, and written as a picture") {
  Archive archive;
  const Outcome text = archive.searcher({"--timeline", "retrait"});
  CHECK_THAT(text.out, Catch::StartsWith("2 results by month\n\n2022-01  ") && Catch::EndsWith(" 2\n"));
  CHECK(text.status == 0);
  CHECK_THAT(archive.searcher({"--timeline=share", "retrait"}).out, Catch::EndsWith(" 100.0 %\n"));
  CHECK_THAT(archive.searcher({"--timeline", "-f", "json", "retrait"}).out, Catch::Contains("\"unit\":\"month\""));
  CHECK(archive.searcher({"--timeline", "introuvable"}).status == 1);
  CHECK(archive.searcher({"--plot", "frise.svg", "retrait"}).status == 0);
  CHECK_THAT(archive.read("frise.svg"), Catch::StartsWith("<svg "));
  const Outcome missing = archive.searcher({"--plot", "absent/frise.svg", "retrait"});
  CHECK(missing.err ==
        "searcher: \"absent/frise.svg\": no such file or directory\n  hint: check the spelling of the path\n");
  CHECK(missing.status == 2);
}

TEST_CASE("What has no place in a timeline is refused") {
  struct Row {
    Arguments arguments;
    std::string reason;
  };
  const auto row =
      GENERATE(Row{{"--timeline", "-n", "3", "gaz"}, "--timeline and --limit exclude each other"},
               Row{{"--timeline", "--show", "x"}, "--timeline and --show exclude each other"},
               Row{{"--plot", "a.svg", "--sort", "newest", "gaz"}, "--plot and --sort exclude each other"},
               Row{{"--plot", "", "gaz"}, "--plot is empty"},
               Row{{"--timeline=weekly", "gaz"}, "--timeline: \"weekly\" is not one of matches, share"},
               Row{{"--timeline", "-f", "ids", "gaz"}, "--timeline writes "}, Row{{"--timeline"}, "there is no query"});
  Archive archive;
  const Outcome outcome = archive.searcher(row.arguments);
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: " + row.reason));
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 2);
}

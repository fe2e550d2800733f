// Names of one's own: --map, [map], and what the summary says.

#include <catch2/catch.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr const char* kTable =
    "sep=;\r\nIdentifiant;Accroche du jour;Titre;Texte;Bureau;Interne\r\n"
    "a;Il a plu.;Pluie;\"<p>L&rsquo;&eacute;cluse d&eacute;borde.\";Nice;x\r\n"
    "b;;Vent;;Lyon;\r\n";

}  // namespace

TEST_CASE("The summary says what was kept under its own name, and what was ignored") {
  Sandbox sandbox;
  sandbox.write("export.csv", kTable);
  const Outcome own = sandbox.indexer({"-i", "un", "export.csv"});
  CHECK(without_times(own.err) ==
        "indexed 2 dispatches (2 new, 0 replaced, 0 unchanged), 0 refused, in T s\n"
        "kept under their own names: bureau (2), accroche_du_jour (1), interne (1)\n");
  CHECK(own.status == 0);
  const Outcome mapped = sandbox.indexer(
      {"-i", "deux", "--json", "--map", "Accroche du jour=chapô,interne=", "--map", "bureau=desk", "export.csv"});
  CHECK(without_times(mapped.err) ==
        "indexed 2 dispatches (2 new, 0 replaced, 0 unchanged), 0 refused, in T s\n"
        "kept under their own names: desk (2)\nignored: interne (1)\n");
  CHECK_THAT(mapped.out, Catch::Contains(R"("own_names":{"desk":2},"ignored":{"interne":1})"));
  const std::string json = sandbox.searcher({"-i", "deux", "--show", "a", "-f", "json"}).out;
  CHECK_THAT(json, Catch::Contains("L’écluse déborde."));
  CHECK_FALSE(json.find("&rsquo;") < json.size());
}

TEST_CASE("The settings map names, and the command line counts more") {
  Sandbox sandbox;
  sandbox.write("export.csv", kTable);
  sandbox.write(".config/depeche/config.toml",
                "[map]\n'Accroche du jour' = 'abstract'\nbureau = 'place'\ninterne = ''\n");
  CHECK(without_times(sandbox.indexer({"-i", "un", "export.csv"}).err) ==
        "indexed 2 dispatches (2 new, 0 replaced, 0 unchanged), 0 refused, in T s\nignored: interne (1)\n");
  CHECK(found(sandbox, {"-i", "un", "--place", "Nice", "*"}) == "a\n");
  CHECK(without_times(sandbox.indexer({"-i", "deux", "--map", "bureau=", "export.csv"}).err) ==
        "indexed 2 dispatches (2 new, 0 replaced, 0 unchanged), 0 refused, in T s\nignored: bureau (2), interne (1)\n");
  CHECK(found(sandbox, {"-i", "deux", "--place", "Nice", "*"}).empty());
}

TEST_CASE("A map that says nothing is refused") {
  Sandbox sandbox;
  const auto row = GENERATE(std::pair{"chapo", "--map: \"chapo\" is not NAME=TARGET"},
                            std::pair{"=title", "in the map, \"\" is no name"},
                            std::pair{"chapo=…", "in the map, \"…\" is no name"});
  CAPTURE(row.first);
  const Outcome outcome = sandbox.indexer({"--map", row.first, "-"}, kThree);
  CHECK_THAT(outcome.err, Catch::Contains(row.second));
  CHECK(outcome.status == 2);
}

TEST_CASE("A dispatch may have a title and no text") {
  Sandbox sandbox;
  sandbox.write("export.csv", kTable);
  sandbox.indexer({"-q", "export.csv"});
  CHECK(found(sandbox, {"vent"}) == "b\n");
  CHECK_THAT(sandbox.searcher({"vent"}).out, Catch::Contains("1. Vent\n"));
  const Outcome json = sandbox.searcher({"vent", "-f", "json"});
  CHECK_THAT(json.out, Catch::Contains(R"("title":"Vent")") && Catch::Contains(R"("snippet":null)"));
  CHECK_THAT(sandbox.searcher({"--show", "b", "-f", "json"}).out, Catch::Contains(R"("text":null)"));
  CHECK(sandbox.searcher({"--show", "b"}).status == 0);
  CHECK(sandbox.searcher({"--diff", "a", "b"}).status < 2);
  CHECK(sandbox.indexer({"--check"}).status == 0);
  CHECK_THAT(without_times(sandbox.indexer({"export.csv"}).err),
             Catch::StartsWith("indexed 2 dispatches (0 new, 0 replaced, 2 unchanged)"));
}

TEST_CASE("A bound is said once for each name, not once for each dispatch") {
  Sandbox sandbox;
  std::string lines;
  for (const char* id : {"a", "b", "c"})
    lines += std::string(R"({"id":")") + id + R"(","text":"Il pleut.","notice":")" + std::string(1100, 'x') + "\"}\n";
  CHECK(without_times(sandbox.indexer({"-"}, lines).err) ==
        "indexer: stdin:1: warning: the value of \"notice\" is cut at 1000 bytes; this is said once\n"
        "indexed 3 dispatches (3 new, 0 replaced, 0 unchanged), 0 refused, in T s\n"
        "kept under their own names: notice (3)\n");
}

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// "where: reason" of each line.
std::string kept(const Sandbox& sandbox, const std::string& file) {
  std::istringstream lines(sandbox.read(file));
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line);
    CHECK(json.at("hint").is_string());
    text += json.at("where").get<std::string>() + ": " + json.at("reason").get<std::string>() + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("option --report keeps each refusal with its file, line or member, and its reason") {
  Sandbox sandbox;
  sandbox.write("d/a.jsonl", kGaz + "\n{}\n" + kRetrait + "\n[1]\n");
  sandbox.write("d/vide.txt", "");
  sandbox.write("p/b.jsonl", "{\"id\":\"b\"}\n" + kTroupes + "\n");
  REQUIRE(sandbox.shell("tar -cf d/fonds.tar p").status == 0);
  const Outcome outcome = sandbox.indexer({"-q", "--report", "refus.jsonl", "d", "absent"});
  CHECK(outcome.status == 1);
  const std::string report = kept(sandbox, "refus.jsonl");
  CHECK(report.find("d/a.jsonl:2: no text") == 0);
  CHECK_THAT(report, Catch::Contains("\nd/a.jsonl:4: the line is an array, not an object\n") &&
                         Catch::Contains("\nd/fonds.tar/p/b.jsonl:1: no text") &&
                         Catch::Contains("\nd/vide.txt: empty\n") &&
                         Catch::EndsWith("\nabsent: no such file or directory\n"));
  CHECK(std::count(report.begin(), report.end(), '\n') == 5);
  CHECK(found(sandbox, {"retrait"}) == "afp-1\nr-2\n");
}

TEST_CASE("A report is of the last run, and empty when nothing was refused") {
  Sandbox sandbox;
  sandbox.write("refus.jsonl", "what was there\n");
  CHECK(sandbox.indexer({"-q", "--report", "refus.jsonl", "-"}, kThree).status == 0);
  CHECK(sandbox.read("refus.jsonl").empty());
  CHECK(sandbox.indexer({"-q", "--dry-run", "--report", "refus.jsonl", "-"}, "{}\n").status == 1);
  CHECK_THAT(kept(sandbox, "refus.jsonl"), Catch::StartsWith("stdin:1: no text"));
}

TEST_CASE("A report that lies in the folder being read is not read") {
  Sandbox sandbox;
  sandbox.write("d/a.jsonl", kGaz + "\n{}\n");
  CHECK(sandbox.indexer({"-q", "--report", "d/refus.jsonl", "d"}).status == 1);
  CHECK(kept(sandbox, "d/refus.jsonl").find('\n') == kept(sandbox, "d/refus.jsonl").size() - 1);
}

TEST_CASE("A report that cannot be written is a failure, before the index is touched or at the end") {
  Sandbox sandbox;
  const Outcome nowhere = sandbox.indexer({"--report", "no/such/refus.jsonl", "-"}, kThree);
  CHECK(nowhere.status == 2);
  CHECK_THAT(nowhere.err, Catch::Contains("no/such/refus.jsonl"));
  CHECK(sandbox.searcher({"gaz"}).status == 2);
  const Outcome full = sandbox.indexer({"-q", "--report", "/dev/full", "-"}, kThree + "{}\n");
  CHECK(full.status == 2);
  CHECK_THAT(full.err, Catch::Contains("/dev/full: the report is incomplete: "));
  CHECK(found(sandbox, {"gaz"}) == "x-3\n");
}

TEST_CASE("A terminal sees how far a run is, other readers do not") {
  const auto file_of = [](int count) {
    std::string lines;
    for (int number = 0; number < count; ++number)
      lines += R"({"id":")" + std::to_string(number) + R"(","text":"Le prix du gaz augmente en Europe, jour )" +
               std::to_string(number) + ".\"}\n";
    return lines;
  };
  Sandbox sandbox;
  // The time left is said once half a second has passed.
#ifdef NDEBUG
  constexpr int kLong = 400'000;  // an optimised indexer is that much faster
#else
  constexpr int kLong = 60'000;
#endif
  sandbox.write("long/a.jsonl", file_of(kLong));
  sandbox.write("d/a.jsonl", file_of(10'000));
  sandbox.environment["TERM"] = "xterm";
  const auto terminal = [&](const std::string& options) {
    sandbox.environment["COMMAND"] = "$INDEXER --rebuild -i index " + options;
    return sandbox.shell("script -qec 'stty -echo cols 80; eval \"$COMMAND\"' /dev/null").out;
  };
  const std::string seen = terminal("long");
  for (const char* part : {" dispatches, ", "/s, ", " MB/s", " s left\x1b[K", "\r\x1b[Kindexed "})
    CHECK_THAT(seen, Catch::Contains(part));
  CHECK_THAT(seen, Catch::Contains("indexed " + std::to_string(kLong) + " dispatches"));
  CHECK_THAT(terminal("-q d"), !Catch::Contains("/s"));
  CHECK_THAT(terminal("d 2>&1 | cat"), !Catch::Contains("/s, ") && Catch::Contains("indexed 10 000"));
}

TEST_CASE("Withdrawn, withheld and embargoed dispatches of every format are marked, and left out by --usable") {
  Sandbox sandbox;
  sandbox.write("d/bon.txt", "Titre: Bon\n\nLe gaz manque.\n");
  sandbox.write("d/annulé.txt", "Titre: Faux\nStatut: canceled\n\nLe gaz abonde.\n");
  sandbox.write("d/annulation.txt", "ANNULATION\nPARIS, 13 janvier 2022 (AFP) - Le gaz brûle.\n");
  sandbox.write("d/lignes.jsonl", R"({"id":"retenu","text":"Le gaz fuit.","status":"withheld"})"
                                  "\n"
                                  R"({"id":"demain","text":"Le gaz revient.","embargoed":"9998-01-13T05:00:00Z"})"
                                  "\n"
                                  R"({"id":"hier","text":"Le gaz est revenu.","embargoed":"2022-01-13T05:00:00Z"})"
                                  "\n");
  REQUIRE(sandbox.indexer({"-q", "d"}).status == 0);
  const std::string folder = sandbox.path("d/").string();
  CHECK(found(sandbox, {"--sort", "newest", "gaz"}).size() > found(sandbox, {"--usable", "gaz"}).size());
  const std::string usable = found(sandbox, {"--usable", "gaz"});
  CHECK(std::count(usable.begin(), usable.end(), '\n') == 2);
  CHECK_THAT(usable, Catch::Contains("hier\n") && Catch::Contains("bon.txt\n"));
  const auto json = nlohmann::json::parse(sandbox.searcher({"-f", "json", "gaz"}).out);
  std::vector<std::string> marks;
  for (const auto& hit : json.at("hits")) {
    std::string id = hit.at("id");
    if (id.starts_with(folder)) id.erase(0, folder.size());
    marks.push_back(id + " " + hit.at("status").get<std::string>() +
                    (hit.at("embargoed_until").is_null() ? "" : " embargoed"));
  }
  std::sort(marks.begin(), marks.end());
  CHECK(marks == std::vector<std::string>{"annulation.txt canceled", "annulé.txt canceled", "bon.txt usable",
                                          "demain embargoed embargoed", "hier usable embargoed", "retenu withheld"});
}

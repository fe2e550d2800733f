// Versions of a story and what changed between them, as the searcher prints them.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.h"

namespace depeche::test {
namespace {

constexpr std::string_view kStory =
    R"({"id":"v1","date":"2022-03-09","title":"URGENT Feu à Figeac","text":"Un incendie a ravagé mercredi la halle de Figeac, a annoncé la mairie."}
{"id":"v2","date":"2022-03-09","title":"LEAD Feu à Figeac","text":"Un incendie a ravagé mercredi la halle de Figeac, a annoncé la mairie. Trois pompiers sont blessés."}
{"id":"other","date":"2022-03-09","text":"La mairie de Cahors ferme un pont."}
)";

void index_story(const Sandbox& sandbox) {
  sandbox.write("story.jsonl", kStory);
  REQUIRE(sandbox.indexer({"-q", "-i", "index", "story.jsonl"}).status == 0);
}

TEST_CASE("A story is one hit with its number of versions") {
  const Sandbox sandbox;
  index_story(sandbox);
  const auto search = [&](Arguments arguments) {
    arguments.insert(arguments.begin(), {"-i", "index"});
    return without_times(sandbox.searcher(arguments).out);
  };
  CHECK(search({"Figeac"}) == R"(2 results in T ms

1. LEAD Feu à Figeac
  2022-03-09 · v2
  Un incendie a ravagé mercredi la halle de Figeac, a annoncé la mairie. Trois pompiers sont
  blessés.
  +1 version

)");
  CHECK(search({"Figeac", "--sort", "oldest"}).find("\n  +1 version; later: v2\n") != std::string::npos);
  CHECK(search({"Figeac", "--versions"}).find("version") == std::string::npos);
  CHECK(search({"Figeac", "-f", "ids"}).size() == std::string_view("v1\nv2\n").size());
  CHECK(search({"Figeac", "-f", "trec"}).find("v1") != std::string::npos);
  const auto hit = nlohmann::json::parse(search({"Figeac", "-f", "jsonl"}));
  CHECK(hit["versions"][0]["id"] == "v1");
  sandbox.write("batch.jsonl", "{\"id\":\"q\",\"text\":\"Figeac\"}\n");
  const auto answer =
      nlohmann::json::parse(sandbox.searcher({"-i", "index", "--batch", "batch.jsonl", "-f", "jsonl"}).out);
  CHECK(answer["hits"].size() == 2);
}

TEST_CASE("What changed between two dispatches is printed for people and for programs") {
  const Sandbox sandbox;
  index_story(sandbox);
  CHECK(sandbox.searcher({"-i", "index", "--diff", "v1", "v2"}).out == R"(--- v1 · 2022-03-09
+++ v2 · 2022-03-09

- [URGENT] Feu à Figeac
+ [LEAD] Feu à Figeac

+ Trois pompiers sont blessés.

1 sentence kept
)");
  const Outcome colored = sandbox.searcher({"-i", "index", "--diff", "v1", "v2", "--color", "always"});
  CHECK(colored.out.find("\x1b[32m+ \x1b[0m") != std::string::npos);
  CHECK(colored.out.find('[' + std::string("URGENT")) == std::string::npos);
  const auto json = nlohmann::json::parse(sandbox.searcher({"-i", "index", "--diff", "v1", "v2", "-f", "json"}).out);
  CHECK(json["sentences_kept"] == 1);
  CHECK(json["changes"][1]["before"].is_null());
  const Outcome missing = sandbox.searcher({"-i", "index", "--diff", "v1", "v9"});
  CHECK(missing.status == 1);
  CHECK(missing.err == "searcher: no dispatch has the id \"v9\"\n");
}

TEST_CASE("Options of versions that make no sense are refused") {
  const Sandbox sandbox;
  index_story(sandbox);
  for (const Arguments& arguments :
       {Arguments{"--diff", "v1"}, Arguments{"--diff", "v1", "v2", "v3"}, Arguments{"--diff", "v1", "v2", "-f", "csv"},
        Arguments{"--diff", "v1", "v2", "-n", "3"}, Arguments{"--versions", "--batch", "story.jsonl"}}) {
    Arguments all{"-i", "index"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    CHECK(sandbox.searcher(all).status == 2);
  }
}

}  // namespace
}  // namespace depeche::test

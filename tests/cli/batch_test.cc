#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::string kGazQuery = R"({"id":"q1","text":"gaz"})"
                              "\n";
const std::string kRetraitQuery = R"({"id":2,"text":"retrait","from":"2022-01-14","to":"janvier 2022"})"
                                  "\n";

}  // namespace

TEST_CASE("A batch answers each line as a TREC run, within its own dates") {
  Archive archive;
  const Outcome outcome = archive.searcher({"--batch", "-"}, kGazQuery + "\n" + kRetraitQuery);
  CHECK_THAT(outcome.out, Catch::Matches("q1 Q0 x-3 1 [0-9.]+ depeche\n2 Q0 r-2 1 [0-9.]+ depeche\n"));
  CHECK(outcome.err.empty());
  CHECK(outcome.status == 0);
}

TEST_CASE("A batch comes from a file, too, as ids or as one object a line") {
  Archive archive;
  archive.write("q.jsonl", kGazQuery + kRetraitQuery);
  CHECK(archive.searcher({"--batch", "q.jsonl", "-f", "ids"}).out == "x-3\nr-2\n");
  const std::string lines = archive.searcher({"--batch", "q.jsonl", "-f", "jsonl", "-n", "1"}).out;
  const std::size_t end = lines.find('\n');
  const auto first = nlohmann::json::parse(lines.substr(0, end));
  const auto second = nlohmann::json::parse(lines.substr(end + 1));
  CHECK(first["query"]["id"] == "q1");
  CHECK(first["hits"][0]["id"] == "x-3");
  CHECK(second["query"]["id"] == "2");
  CHECK(second["query"]["from"] == "2022-01-14");
  CHECK(second["query"]["to"] == "2022-01-31");
}

TEST_CASE("A bad line of a batch is named, and the rest goes on") {
  struct Row {
    std::string line;
    std::string reason;
  };
  const auto row = GENERATE(
      Row{"{", "not JSON"}, Row{"[]", "not a JSON object"}, Row{R"({"text":"gaz"})", "there is no \"id\""},
      Row{R"({"id":[],"text":"gaz"})", "\"id\" is neither a text nor a whole number"},
      Row{R"({"id":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}",
          "\"id\" is neither a text nor a whole number"},
      Row{R"({"id":"a"})", "there is no \"text\""}, Row{R"({"id":"a","text":1})", "\"text\" is not a text"},
      Row{R"({"id":"a","text":"gaz","from":"31 février 2022"})", "from: "},
      Row{R"({"id":"a","text":"gaz","mentions":"31 février 2022"})", "mentions: "},
      Row{R"({"id":"a","text":"gaz","mentions":5})", "\"mentions\" is not a text"},
      Row{R"({"id":"a","text":"gaz","from":"2023","to":"2022"})", "from 2023-01-01 to 2022-12-31 is no interval"},
      Row{R"({"id":"a","text":"date:2022-13"})", ""});
  CAPTURE(row.line);
  Archive archive;
  const Outcome outcome = archive.searcher({"--batch", "-", "-f", "ids"}, kGazQuery + row.line + "\n" + kGazQuery);
  CHECK(outcome.out == "x-3\nx-3\n");
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: -:2: " + row.reason));
  CHECK(outcome.status == 2);
}

TEST_CASE("A line of a batch has the filters of the command line, beside those that are given there") {
  Archive archive;
  const auto ids = [&](const std::string& members, const Arguments& more = {}) {
    Arguments arguments{"--batch", "-", "-f", "ids"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = archive.searcher(arguments, R"({"id":1,"text":"retrait",)" + members + "}\n");
    CHECK(outcome.err.empty());
    return outcome.out;
  };
  CHECK(ids(R"("on":"13 janvier 2022","strict_dates":true)") == "afp-1\n");
  CHECK(ids(R"("source":"reuters")") == "r-2\n");
  CHECK(ids(R"("source":["AFP","Reuters"])") == "afp-1\nr-2\n");
  CHECK(ids(R"("place":"Almaty","source":null)") == "afp-1\n");
  CHECK(ids(R"("where":{"source":"AFP"})") == "afp-1\n");
  CHECK(ids(R"("not_source":"reuters")") == "afp-1\n");
  CHECK(ids(R"("not_source":["AFP","Reuters"])").empty());
  CHECK(ids(R"("not_place":"Almaty")") == "r-2\n");
  CHECK(ids(R"("not_where":{"source":["AFP"]})") == "r-2\n");
  CHECK(ids(R"("not_source":"AFP")", {"--not-where", "agence=Reuters"}).empty());
  CHECK(ids(R"("usable":true,"expand":false,"relax":false)") == "afp-1\nr-2\n");
  CHECK(ids(R"("source":"Reuters")", {"--place", "Almaty"}).empty());
  CHECK(archive.searcher({"--batch", "-", "-f", "ids"}, R"({"id":1,"like":"afp-1"})").out == "r-2\n");
}

TEST_CASE("A member of a batch that means nothing is refused, and the nearest one is named") {
  Archive archive;
  struct Row {
    std::string members;
    std::string message;
  };
  for (const Row& row : std::vector<Row>{
           {R"("frm":"2022")", "there is no member \"frm\"; did you mean \"from\"?"},
           {R"("couleur":1)", "there is no member \"couleur\""},
           {R"("usable":"oui")", "\"usable\" is neither true nor false"},
           {R"("source":[1])", "\"source\" is neither a text nor a list of texts"},
           {R"("where":[])", "\"where\" is no object of names and their values"},
           {R"("not_where":{"source":1})", "\"not_where\" is no object of names and their values"},
           {R"("not_place":1)", "\"not_place\" is neither a text nor a list of texts"},
           {R"("not_sources":"AFP")", "there is no member \"not_sources\"; did you mean \"not_source\"?"},
           {R"("on":"2022","from":"2021")", ""},
       }) {
    const Outcome outcome =
        archive.searcher({"--batch", "-", "-f", "ids"}, R"({"id":1,"text":"retrait",)" + row.members + "}\n");
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::StartsWith("searcher: -:1: " + row.message));
    CHECK(outcome.status == 2);
  }
}

TEST_CASE("A batch that finds nothing says so by its status, one without its file fails") {
  Archive archive;
  const Outcome nothing = archive.searcher({"--batch", "-"}, R"({"id":"q","text":"introuvable"})");
  CHECK(nothing.out.empty());
  CHECK(nothing.status == 1);
  CHECK(archive.searcher({"--batch", "-"}).status == 1);
  const Outcome missing = archive.searcher({"--batch", "absent.jsonl"});
  CHECK(missing.err == "searcher: absent.jsonl: no such file or directory\n");
  CHECK(missing.status == 2);
  const Outcome folder = archive.searcher({"--batch", "."});
  CHECK(folder.err == "searcher: .: is a directory\n");
  CHECK(folder.status == 2);
}

TEST_CASE("A batch tells its times on standard error, of the rounds after the first when repeated") {
  Archive archive;
  const Arguments arguments = GENERATE(Arguments{"--batch", "-", "-f", "ids", "--timing"},
                                       Arguments{"--batch", "-", "-f", "ids", "--timing", "--repeat", "3"});
  const Outcome outcome = archive.searcher(arguments, kGazQuery + kRetraitQuery);
  CHECK(outcome.out == "x-3\nr-2\n");
  const std::string count = arguments.size() > 5 ? "4" : "2";
  CHECK(without_times(outcome.err) == "queries " + count + ", p50 T ms, p99 T ms, mean T ms\n");
  CHECK(outcome.status == 0);
}

TEST_CASE("A line of a batch that is too long is refused by its number, and the others are answered") {
  Archive archive;
  const std::string longer = R"({"id":"long","text":")" + std::string(5'000'000, 'a') + "\"}\n";
  const Outcome outcome = archive.searcher({"--batch", "-", "-f", "ids"}, kGazQuery + longer + kRetraitQuery);
  CHECK(outcome.out == "x-3\nr-2\n");
  CHECK_THAT(outcome.err, Catch::StartsWith("searcher: -:2: the line is longer than 4194304 bytes"));
  CHECK(outcome.status == 2);
}

TEST_CASE("A query of a batch that takes longer than its time is an error of its line") {
  Archive archive;
  const Outcome none = archive.searcher({"--batch", "-", "-f", "ids", "--timeout", "1e-9"}, kGazQuery + kRetraitQuery);
  CHECK(none.out.empty());
  CHECK_THAT(none.err, Catch::StartsWith("searcher: -:1: the search took longer than it was given: less than 1 ms\n") ||
                           Catch::StartsWith("searcher: -:1: the time that the search was given had passed"));
  CHECK_THAT(none.err, Catch::Contains("searcher: -:2: the "));
  CHECK_THAT(none.err, Catch::Contains("  hint: ask for fewer words, phrases or patterns, or give it more time"));
  CHECK(none.status == 2);
  const Outcome all = archive.searcher({"--batch", "-", "-f", "ids", "--timeout", "3600"}, kGazQuery + kRetraitQuery);
  CHECK(all.out == "x-3\nr-2\n");
  CHECK(all.status == 0);
}

TEST_CASE("A batch on standard input answers each line before the next one comes") {
  const Archive archive;
  const Outcome outcome = archive.shell(
      "mkfifo in && { \"$SEARCHER\" --batch - -f trec <in >out & } && exec 3>in && echo "
      "'{\"id\":\"q\",\"text\":\"gaz\"}' >&3; "
      "for i in $(seq 200); do [ -s out ] && break; sleep 0.1; done; cat out; exec 3>&-; wait");
  CHECK_THAT(outcome.out, Catch::StartsWith("q Q0 x-3 1 "));
  CHECK(outcome.status == 0);
}

// Answers of any length.

#include <algorithm>

#include <catch2/catch.hpp>

#include "serve/client.h"
#include "support/dispatches.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// More than two pages of an export.
constexpr std::size_t kMany = 1001;

void add_many(const TestServer& server) {
  std::vector<Dispatch> many;
  for (std::size_t i = 0; i < kMany; ++i)
    many.push_back(dated(dispatch_of("n-" + std::to_string(i), "Cacao."), i % 2 == 0 ? "2021-05-05" : "2021-05"));
  store(server.index(), many);
}

}  // namespace

TEST_CASE("An export writes every hit once, page by page, with one header") {
  const TestServer server;
  add_many(server);
  for (const std::string format : {"jsonl", "csv", "tsv", "ris"}) {
    CAPTURE(format);
    const Reply reply = server.get("/v1/export?q=cacao&format=" + format);
    CHECK(reply.status == 200);
    CHECK(reply.is_whole);
    const auto count = [&](std::string_view what) {
      std::size_t found = 0;
      for (std::size_t at = reply.body.find(what); at != std::string::npos; at = reply.body.find(what, at + 1)) ++found;
      return found;
    };
    CHECK(count(format == "ris" ? "ER  - " : "n-") == kMany);
    if (format == "csv" || format == "tsv") CHECK(count("date_from") == 1);
    if (format == "csv") CHECK_THAT(reply.body, Catch::Contains("\n1001,0.0000,n-"));
    CHECK_THAT(reply.header("Content-Disposition"), Catch::Contains("attachment"));
  }
  CHECK(std::ranges::count(server.get("/v1/export?q=cacao&limit=700&sort=relevance").body, '\n') == 700);
  CHECK(server.get("/v1/export?q=cacao&limit=3&format=xlsx").body.starts_with("PK"));
  CHECK_THAT(server.post("/v1/export?format=csv", R"({"query": "pétrole", "columns": ["id", "title"]})").body,
             Catch::Contains("id,title\r\n"));
}

TEST_CASE("Whole dispatches are exported, too") {
  const TestServer server;
  CHECK_THAT(server.get("/v1/export?q=continue&whole_texts=true").body, Catch::Contains("\"text\":\"Les troupes"));
  CHECK_THAT(server.get("/v1/export?q=continue&whole_texts=true&format=csv").body, Catch::Contains("Les troupes"));
}

TEST_CASE("Who goes in the middle of an export takes no place of others") {
  const TestServer server;
  add_many(server);
  for (int i = 0; i < 20; ++i) {
    Client client(server.listener());
    client.send(request_text("GET", "/v1/export?q=retrait"));
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  Reply reply;
  while ((reply = server.get("/v1/export?q=continue")).status == 429 && std::chrono::steady_clock::now() < end) {
  }
  CHECK(reply.status == 200);
  CHECK(reply.is_whole);
}

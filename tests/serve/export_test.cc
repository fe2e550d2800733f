// Answers of any length.

#include <algorithm>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "base/archive.h"
#include "base/files.h"
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
  for (const std::string format : {"jsonl", "csv", "tsv", "ris", "bibtex"}) {
    CAPTURE(format);
    const Reply reply = server.get("/v1/export?q=cacao&format=" + format);
    CHECK(reply.status == 200);
    CHECK(reply.is_whole);
    const auto count = [&](std::string_view what) {
      std::size_t found = 0;
      for (std::size_t at = reply.body.find(what); at != std::string::npos; at = reply.body.find(what, at + 1)) ++found;
      return found;
    };
    CHECK(count(format == "ris" ? "ER  - " : format == "bibtex" ? "@article{n-" : "n-") == kMany);
    if (format == "csv" || format == "tsv") CHECK(count("date_from") == 1);
    if (format == "csv") CHECK_THAT(reply.body, Catch::Contains("\n1001,0.0000,n-"));
    CHECK_THAT(reply.header("Content-Disposition"), Catch::Contains("attachment"));
  }
  CHECK(std::ranges::count(server.get("/v1/export?q=cacao&limit=700&sort=relevance").body, '\n') == 700);
  CHECK_THAT(server.post("/v1/export?format=csv", R"({"query": "pétrole", "columns": ["id", "title"]})").body,
             Catch::Contains("id,title\r\n"));
}

TEST_CASE("A workbook has a row for each hit, of all pages") {
  const TestServer server;
  add_many(server);
  for (const auto& [asked, rows] : std::vector<std::pair<std::string, std::size_t>>{
           {"q=cacao", kMany}, {"q=cacao&limit=700&columns=id", 700}, {"q=cacao&limit=0", 0}, {"q=introuvable", 0}}) {
    CAPTURE(asked);
    const Reply reply = server.get("/v1/export?format=xlsx&" + asked);
    CHECK(reply.is_whole);
    std::istringstream bytes(reply.body);
    base::StreamSource source(bytes, "workbook");
    const auto unpacker = base::Unpacker::open(source);
    REQUIRE(unpacker);
    std::string sheet;
    for (auto member = (*unpacker)->next(); member && *member; member = (*unpacker)->next())
      if ((*member)->name == "xl/worksheets/sheet1.xml") sheet = base::read_all(**unpacker, 64 << 20).value();
    CHECK_THAT(sheet, Catch::Contains("<t>id</t>"));
    CHECK_THAT(sheet, Catch::Contains("<row r=\"" + std::to_string(rows + 1) + '"'));
    CHECK_THAT(sheet, !Catch::Contains("<row r=\"" + std::to_string(rows + 2) + '"'));
  }
}

TEST_CASE("Keys of references are told apart across the pages of an export") {
  const TestServer server;
  std::vector<Dispatch> many;
  for (std::size_t i = 0; i < kMany; ++i)
    many.push_back(dated(dispatch_of("x" + std::string(i % 2 + 1, '/') + std::to_string(i / 2), "Cacao."), "2021-05"));
  store(server.index(), many);
  const std::string body = server.get("/v1/export?q=cacao&format=bibtex").body;
  std::set<std::string> keys;
  std::size_t entries = 0;
  for (std::size_t at = body.find("@article{"); at != std::string::npos; at = body.find("@article{", at + 1), ++entries)
    keys.insert(body.substr(at, body.find(',', at) - at));
  CHECK(entries == kMany);
  CHECK(keys.size() == kMany);
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

// What each route answers.

#include <filesystem>
#include <regex>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>

#include "depeche/render.h"
#include "depeche/search.h"
#include "serve/addresses.h"
#include "serve/application.h"
#include "serve/client.h"
#include "support/dispatches.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string without_time(const std::string& json) {
  return std::regex_replace(json, std::regex("\"took_ms\": [0-9.]+"), "\"took_ms\": T");
}

}  // namespace

TEST_CASE("A search answers what --format json prints, by GET and by POST") {
  const TestServer server;
  SearchRequest request;
  request.query = "retrait";
  request.limit = 1;
  request.facets = {FacetField::source};
  std::ostringstream printed;
  render_json(Searcher::open(server.index())->search(request).value(), printed);
  const Reply got = server.get("/v1/search?query=retrait&limit=1&facets=source");
  const Reply posted = server.post("/v1/search", R"({"query": "retrait", "limit": 1, "facets": ["source"]})");
  CHECK(without_time(got.body) == without_time(printed.str()));
  CHECK(without_time(posted.body) == without_time(printed.str()));
  CHECK(got.header("Link") == "</v1/search?query=retrait&limit=1&facets=source&offset=1>; rel=\"next\"");
}

TEST_CASE("Following next leads to each hit once, in either kind of order") {
  const TestServer server;
  for (const std::string order : {"relevance", "newest"}) {
    CAPTURE(order);
    std::string target = "/v1/search?limit=2&sort=" + order;
    std::vector<std::string> ids;
    for (int pages = 0; !target.empty() && pages < 5; ++pages) {
      const Reply reply = server.get(target);
      const nlohmann::json answer = reply.json();
      for (const auto& hit : answer["hits"]) ids.push_back(hit["id"]);
      const std::string link = reply.header("Link");
      target = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    }
    std::ranges::sort(ids);
    CHECK(ids.size() == 5);
    CHECK(std::ranges::adjacent_find(ids) == ids.end());
  }
}

TEST_CASE("What is wrong with a request is told as a problem, with its place in the query") {
  const TestServer server;
  struct Row {
    std::string target;
    int status;
    std::string code;
  };
  const std::vector<Row> rows{Row{"/v1/search?q=date:nie", 400, "query"},
                              Row{"/v1/search?qq=x", 400, "invalid_argument"},
                              Row{"/v1/search?q=a&from=nie", 400, "date"},
                              Row{"/v1/search?limit=10001", 400, "limit"},
                              Row{"/v1/search?limit=10&offset=9991", 400, "limit"},
                              Row{"/v1/search?like_id=none", 404, "not_found"},
                              Row{"/v1/search?offsets=utf32", 400, "invalid_argument"},
                              Row{"/v1/like?q=gaz", 400, "invalid_argument"},
                              Row{"/v1/dispatches/none", 404, "not_found"},
                              Row{"/v1/dispatches/%2Fsrv%2Fdepeches%2Fsecret.txt", 404, "not_found"},
                              Row{"/v1/dispatches/afp-1?x=1", 400, "invalid_argument"},
                              Row{"/v1/compare?before=afp-1", 400, "invalid_argument"},
                              Row{"/v1/compare?before=afp-1&after=none", 404, "not_found"},
                              Row{"/v1/suggest", 400, "invalid_argument"},
                              Row{"/v1/suggest?prefix=a&limit=101", 400, "limit"},
                              Row{"/v1/timeline?measure=x", 400, "invalid_argument"},
                              Row{"/v1/facets/nosuchthing?q=a", 400, "invalid_argument"},
                              Row{"/v1/export?format=doc", 400, "invalid_argument"},
                              Row{"/v1/export?sort=relevance", 400, "limit"},
                              Row{"/v1", 404, "not_found"},
                              Row{"/v1/search/", 404, "not_found"}};
  for (const Row& row : rows) {
    CAPTURE(row.target);
    const Reply reply = server.get(row.target);
    CHECK(reply.status == row.status);
    CHECK(reply.header("Content-Type") == "application/problem+json");
    const nlohmann::json problem = reply.json();
    CHECK(problem["code"] == row.code);
    CHECK(problem["status"] == row.status);
    CHECK_FALSE(problem["detail"].get<std::string>().empty());
    CHECK(problem["offset"].is_number() == (row.code == "query"));
  }
}

TEST_CASE("A body that is no JSON, or is not said to be, is refused") {
  const TestServer server;
  CHECK(server.post("/v1/search", "query=gaz").json()["code"] == "format");
  CHECK(server.post("/v1/search", "[]").status == 400);
  CHECK(server.post("/v1/search", R"({"query": 1})").status == 400);
  CHECK(server.post("/v1/search", R"({"query": "gaz"})", "Content-Type: text/plain\r\n").status == 415);
  CHECK(server.post("/v1/search?limit=1", R"({"query": "gaz"})").status == 400);
}

TEST_CASE("Paths are told to nobody, and the address of a dispatch leads to it") {
  const TestServer server;
  const std::string address = serve::address_of("/srv/depeches/secret.txt");
  const Reply hits = server.get("/v1/search?q=gaz");
  CHECK(hits.json()["hits"][0]["id"] == address);
  for (const std::string target :
       {"/v1/search?q=gaz", "/v1/export?q=gaz", "/v1/export?q=gaz&format=csv", "/v1/export?q=gaz&format=ris",
        "/v1/export?q=gaz&format=bibtex", "/feed.atom?q=gaz", "/v1/search?q=gaz&explain=true"}) {
    CAPTURE(target);
    const Reply reply = server.get(target);
    CHECK(reply.status == 200);
    CHECK(reply.body.find("secret.txt") == std::string::npos);
  }
  const Reply shown = server.get("/v1/dispatches/" + address);
  CHECK(shown.json()["title"] == "Gaz");
  CHECK(shown.json()["id"] == address);
  CHECK(shown.json()["path"].is_null());
  CHECK(server.get("/v1/like?like_id=" + serve::address_of("afp-1")).json()["hits"][0]["id"] == "r-2");
  CHECK(server.get("/v1/compare?before=afp-1&after=" + address).json()["after"]["id"] == address);
}

TEST_CASE("Each dispatch has an address, which is found before any answer has named it") {
  serve::ServeOptions options;
  options.site.show_paths = true;
  const TestServer server(std::move(options));
  for (const std::string id : {"afp-1", "r-2", "x\"><script>"})
    CHECK(server.get("/v1/dispatches/" + serve::address_of(id)).json()["id"] == id);
  const Reply path = server.get("/v1/dispatches/%2Fsrv%2Fdepeches%2Fsecret.txt");
  CHECK(path.json()["path"] == "/srv/depeches/secret.txt");
}

TEST_CASE("Highlights are counted in bytes, or in units of UTF-16") {
  const TestServer server;
  const auto snippet = [&](const std::string& more) {
    return server.get("/v1/search?q=continue" + more).json()["hits"][0]["snippet"];
  };
  const nlohmann::json bytes = snippet("");
  const nlohmann::json units = snippet("&offsets=utf16");
  CHECK(bytes["highlights"][0] == nlohmann::json({37, 45}));
  CHECK(units["highlights"][0] == nlohmann::json({35, 43}));
}

TEST_CASE("The values of a facet are searched within, without regard to case and accents") {
  const TestServer server;
  struct Row {
    std::string target;
    std::string values;
  };
  const std::vector<Row> rows{Row{"/v1/facets/source", "AFP=1 Reuters=1 "},
                              Row{"/v1/facets/source?prefix=REU", "Reuters=1 "},
                              Row{"/v1/facets/place?prefix=kazak", "Almaty, Kazakhstan=1 "},
                              Row{"/v1/facets/source?prefix=euters", ""},
                              Row{"/v1/facets/date", "2022=3 "},
                              Row{"/v1/facets/date?prefix=2022-01-1", "2022-01-13=1 2022-01-14=1 "},
                              Row{"/v1/facets/source?limit=1", "AFP=1 "},
                              Row{"/v1/facets/source?q=continue", "Reuters=1 "}};
  for (const Row& row : rows) {
    CAPTURE(row.target);
    std::string values;
    const nlohmann::json answer = server.get(row.target).json();
    for (const auto& value : answer["values"])
      values += value["value"].get<std::string>() + '=' + std::to_string(value["count"].get<int>()) + ' ';
    CHECK(values == row.values);
    CHECK(answer["more"] == (row.target.ends_with("limit=1") ? 1 : 0));
  }
}

TEST_CASE("Timelines, words, explanations, feeds and descriptions are answered") {
  const TestServer server;
  CHECK(server.get("/v1/timeline?q=retrait").json()["total"] == 2);
  CHECK(server.get("/v1/timeline?q=retrait&measure=share").json()["measure"] == "share");
  CHECK(server.get("/v1/suggest?prefix=retr").json()["words"] == nlohmann::json({"retrait"}));
  CHECK_THAT(server.get("/v1/explain?q=retrait").body, Catch::Contains("retrait"));
  CHECK(server.get("/v1/like?like_id=afp-1").json()["hits"][0]["id"] == "r-2");
  const Reply feed = server.get("/feed.atom?q=p%C3%A9trole");
  CHECK(feed.header("Content-Type") == "application/atom+xml; charset=utf-8");
  CHECK_THAT(feed.body, Catch::Contains("Pétrole &lt;/script"));
  CHECK_THAT(server.get("/opensearch.xml", "Host: 127.0.0.1:9\r\nX-Forwarded-Proto: https\r\n").body,
             Catch::Contains("\"https://127.0.0.1:9/v1/search?q={searchTerms}\""));
  CHECK_THAT(server.get("/metrics").body,
             Catch::Contains("depeche_requests_total{route=\"/v1/timeline\",status=\"200\"} 2"));
  CHECK(server.get("/health/ready").body == "ok\n");
}

TEST_CASE("The metrics have the number of dispatches, as of the last look at the index") {
  TestServer server;
  const std::size_t before = server.get("/v1/search?q=*").json()["total"];
  const auto told = [&] { return server.get("/metrics").body; };
  CHECK_THAT(told(), Catch::Contains("\ndepeche_dispatches " + std::to_string(before) + "\n"));
  store(server.index(), {dispatch_of("new", "Encore un retrait.")});
  server.service().look();
  CHECK_THAT(told(), Catch::Contains("\ndepeche_dispatches " + std::to_string(before + 1) + "\n"));
}

TEST_CASE("The description names every route and every parameter, and the schema of the answers is served") {
  const TestServer server;
  const nlohmann::json description = server.get("/openapi.json").json();
  CHECK(description["openapi"] == "3.1.0");
  for (const serve::Route& route : serve::all_routes()) {
    CAPTURE(route.pattern);
    if (route.pattern.ends_with(".json")) continue;
    REQUIRE(description["paths"].contains(std::string(route.pattern)));
    CHECK(description["paths"][std::string(route.pattern)].contains("post") ==
          (route.takes_search || route.takes_export));
  }
  CHECK(server.get("/output-1.schema.json").json()["$id"] == "urn:depeche:output:1");
}

TEST_CASE("A client that has an answer is told so until a commit comes") {
  TestServer server;
  const Reply first = server.get("/v1/search?q=retrait&limit=5");
  const std::string tag = first.header("ETag");
  CHECK_FALSE(tag.empty());
  const std::string condition = "If-None-Match: \"x\", " + tag + "\r\n";
  const Reply same = server.get("/v1/search?limit=5&q=retrait", condition);
  CHECK(same.status == 304);
  CHECK(same.header("ETag") == tag);
  // They would replace those that the client keeps.
  for (const char* header : {"Content-Security-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy"})
    CHECK(same.header(header).empty());
  CHECK(server.get("/v1/search?q=retrait&limit=4", condition).status == 200);
  CHECK(server.get("/v1/search?q=retrait&limit=5&offsets=utf16", condition).status == 200);
  CHECK(server.get("/v1/like?q=retrait&limit=5&like_id=afp-1", condition).status == 200);
  store(server.index(), {dispatch_of("new", "Encore un retrait.")});
  const Reply later = server.get("/v1/search?q=retrait&limit=5", condition);
  CHECK(later.status == 200);
  CHECK(later.header("ETag") != tag);
}

TEST_CASE("An answer that an embargo will change is not kept") {
  const TestServer server;
  CHECK(server.get("/v1/search?q=budget").header("ETag").empty());
  CHECK(server.get("/v1/search?q=budget").header("Cache-Control") == "no-store");
  CHECK(server.get("/v1/dispatches/e-5").header("ETag").empty());
}

TEST_CASE("Long answers are compressed for those who accept it") {
  const TestServer server;
  const Reply plain = server.get("/v1/search?q=retrait");
  const Reply packed = server.get("/v1/search?q=retrait", "Accept-Encoding: br, gzip\r\n");
  CHECK(plain.header("Content-Encoding").empty());
  CHECK(packed.header("Content-Encoding") == "gzip");
  CHECK(packed.body.starts_with("\x1F\x8B"));
  CHECK(packed.body.size() < plain.body.size());
  CHECK(server.get("/v1/search?q=retrait", "Accept-Encoding: gzip;q=0\r\n").header("Content-Encoding").empty());
  CHECK(server.get("/health/live", "Accept-Encoding: gzip\r\n").header("Content-Encoding").empty());
}

TEST_CASE("A stream of text is compressed piece by piece for those who accept it") {
  const TestServer server;
  const Reply plain = server.get("/v1/export?q=retrait");
  const Reply packed = server.get("/v1/export?q=retrait", "Accept-Encoding: gzip\r\n");
  CHECK(plain.header("Content-Encoding").empty());
  CHECK(plain.is_whole);
  CHECK(packed.header("Content-Encoding") == "gzip");
  CHECK(packed.is_whole);
  CHECK(packed.body.starts_with("\x1F\x8B"));
  CHECK(packed.body.size() < plain.body.size());
  const Reply workbook = server.get("/v1/export?q=retrait&format=xlsx", "Accept-Encoding: gzip\r\n");
  CHECK(workbook.header("Content-Encoding").empty());
}

TEST_CASE("Each request is answered in its language, also at the same time as others", "[threads]") {
  const TestServer server;
  const auto detail = [&](std::string_view target, std::string_view headers) {
    return server.get(target, headers).json()["detail"].get<std::string>();
  };
  const std::string english = "there is nothing to be like";
  const std::string french = "il manque à quoi ressembler";
  struct Row {
    std::string target;
    std::string headers;
    std::string detail;
  };
  const std::vector<Row> rows{{"/v1/like?q=a&lang=fr", "", french},
                              {"/v1/like?q=a", "Accept-Language: fr-FR,fr;q=0.8,en;q=0.5\r\n", french},
                              {"/v1/like?q=a", "Accept-Language: de, en\r\n", english},
                              {"/v1/like?q=a&lang=en", "Accept-Language: fr\r\n", english}};
  std::vector<std::thread> clients;
  std::vector<int> wrong(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    clients.emplace_back([&, i] {
      for (int round = 0; round < 10; ++round)
        if (detail(rows[i].target, rows[i].headers) != rows[i].detail) ++wrong[i];
    });
  for (std::thread& client : clients) client.join();
  CHECK(wrong == std::vector<int>(rows.size()));
  CHECK(server.get("/v1/like?q=a&lang=de").status == 400);
}

TEST_CASE("A search whose time is up tells the hits that it has, marked as a part, and no cache keeps them") {
  const TestServer server;
  std::vector<Dispatch> many;
  for (int i = 0; i < 1500; ++i)
    many.push_back(dated(dispatch_of("n-" + std::to_string(i), "Le cacao monte, et le café baisse."), "2021-05-05"));
  store(server.index(), many);
  const std::string target = "/v1/search?q=cacao&limit=1500&facets=date,source&fold_versions=false";
  bool was_partial = false;
  for (double seconds = 0.002; seconds < 10 && !was_partial; seconds *= 1.5) {
    const std::string timed = target + "&timeout=" + std::to_string(seconds);
    const Reply whole_or_nothing = server.get(timed + "&partial=false");
    CHECK((whole_or_nothing.status == 503 || !whole_or_nothing.json().contains("partial")));
    const Reply reply = server.get(timed);
    if (reply.status != 200) {
      CHECK(reply.json()["code"] == "timeout");
      CHECK(reply.header("Retry-After") == "1");
      continue;
    }
    const nlohmann::json answer = reply.json();
    if (!answer.contains("partial")) continue;
    was_partial = true;
    CHECK(answer["partial"] == true);
    CHECK_FALSE(answer["hits"].empty());
    CHECK_FALSE(answer["notices"].empty());
    CHECK(answer["total"] <= 1500);
    CHECK(reply.header("ETag").empty());
    CHECK(reply.header("Cache-Control") == "no-store");
    CHECK(reply.header("Link").empty());
  }
  CHECK(was_partial);
}

TEST_CASE("What counts, lists or exports is whole or fails when its time is up") {
  const TestServer server;
  for (const std::string target : {"/v1/timeline?q=retrait", "/v1/facets/source?q=retrait", "/feed.atom?q=retrait",
                                   "/v1/explain?q=retrait", "/v1/search?q=retrait", "/v1/like?like_id=afp-1"}) {
    CAPTURE(target);
    CHECK(server.get(target + "&timeout=0.000001").status == 503);
  }
}

TEST_CASE("An archive that was taken away is a reason to ask another server, not an answer") {
  const TestServer server;
  const fs::path away = server.index().string() + ".away";
  fs::rename(server.index(), away);
  for (const char* target : {"/v1/search?query=retrait", "/v1/dispatches/none", "/v1/compare?before=a&after=b"}) {
    INFO(target);
    CHECK(server.get(target).status == 503);
  }
  CHECK(server.get("/v1/nothing").status == 404);
  fs::rename(away, server.index());
  CHECK(server.get("/v1/search?query=retrait").status == 200);
  CHECK(server.get("/v1/dispatches/none").status == 404);
}

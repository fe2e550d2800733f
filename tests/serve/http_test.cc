// What clients do to a server, by mistake or not.

#include <chrono>

#include <catch2/catch.hpp>

#include "base/files.h"
#include "serve/client.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
using std::chrono::milliseconds;

namespace {

serve::ServeOptions impatient() {
  serve::ServeOptions options;
  options.limits.to_ask = milliseconds(150);
  options.limits.to_take = milliseconds(300);
  options.limits.body_bytes = 1000;
  return options;
}

}  // namespace

TEST_CASE("Requests on one connection are answered in their order, also when they come at once") {
  const TestServer server;
  Client client(server.listener());
  std::string all;
  for (int i = 0; i < 20; ++i) all += request_text("GET", i % 2 == 0 ? "/v1/search?q=retrait" : "/health/live");
  REQUIRE(client.send(all));
  for (int i = 0; i < 20; ++i) {
    const Reply reply = client.receive();
    CHECK(reply.status == 200);
    CHECK((reply.header("Content-Type") == "application/json") == (i % 2 == 0));
  }
}

TEST_CASE("HEAD has the headers of GET and no body") {
  const TestServer server;
  Client client(server.listener());
  client.send(request_text("HEAD", "/v1/suggest?prefix=ret"));
  client.send(request_text("GET", "/v1/suggest?prefix=ret"));
  const Reply head = client.receive(true);
  const Reply whole = client.receive();
  CHECK(head.status == 200);
  CHECK(head.header("Content-Length") == std::to_string(whole.body.size()));
  CHECK(head.header("ETag") == whole.header("ETag"));
}

TEST_CASE("What is too large or badly written is refused, and the server lives on") {
  const TestServer server(impatient());
  const std::string long_target = "/v1/search?q=" + std::string(9000, 'a');
  const std::string body(2000, 'x');
  struct Row {
    std::string bytes;
    std::vector<int> statuses;  // one of them; 0: the connection is closed
  };
  const std::vector<Row> rows{
      Row{request_text("GET", long_target), {414}},
      Row{request_text("GET", "/" + std::string(60000, 'a')), {414, 0}},
      Row{request_text("GET", "/", "X: " + std::string(60000, 'a') + "\r\n"), {431, 413, 0}},
      Row{request_text("POST", "/v1/search", "Content-Type: application/json\r\n", body), {413}},
      Row{"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + body +
              "\r\n0\r\n\r\n",
          {413}},
      Row{"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n", {413, 400, 0}},
      Row{"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", {413, 400, 0}},
      Row{"GET /\r\n\r\n", {400, 0}},
      Row{"\x16\x03\x01\x02\r\n\r\n", {400, 0}},
      Row{"GET / HTTP/1.1\r\n\r\n", {400, 0}},
      Row{request_text("GET", "*"), {400, 0}},
      Row{request_text("DELETE", "/v1/search"), {405}},
      Row{request_text("POST", "/metrics"), {405}},
      Row{request_text("GET", "/v1/search?q=%zz"), {400}},
      Row{request_text("GET", "/../../etc/passwd"), {404}},
      Row{request_text("GET", "http://evil.example/v1/search"), {400, 0}}};
  for (const Row& row : rows) {
    CAPTURE(row.bytes.substr(0, 100));
    Client client(server.listener());
    client.send(row.bytes);
    const int status = client.receive().status;
    CHECK(std::ranges::find(row.statuses, status) != row.statuses.end());
    CAPTURE(status);
    CHECK(server.get("/health/live").status == 200);
  }
}

TEST_CASE("A body in chunks, and one that waits to be asked for, are read") {
  const TestServer server;
  Client client(server.listener());
  client.send(
      "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"query\":\r\n6\r\n\"gaz\"}\r\n0\r\n\r\n");
  CHECK(client.receive().json()["total"] == 1);
  client.send(
      "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: 15\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.receive().status == 100);
  client.send("{\"query\":\"gaz\"}");
  CHECK(client.receive().json()["total"] == 1);
}

TEST_CASE("Who sends nothing, half a request, or a byte now and then is cut off in time") {
  const TestServer server(impatient());
  const auto begin = std::chrono::steady_clock::now();
  const Client silent(server.listener());
  const Client half(server.listener());
  half.send("GET /v1/search?q=gaz HTTP/1.1\r\nHost: local");
  const Client unfinished(server.listener());
  unfinished.send("POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
  Client idle(server.listener());
  idle.send(request_text("GET", "/health/live"));
  CHECK(idle.receive().status == 200);
  const Client slow(server.listener());
  // Each byte would begin the time of a timeout anew that counts inactivity.
  while (slow.send("a") && std::chrono::steady_clock::now() - begin < std::chrono::seconds(5))
    std::this_thread::sleep_for(milliseconds(20));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  CHECK(silent.is_closed());
  CHECK(half.is_closed());
  CHECK(unfinished.is_closed());
  CHECK(idle.is_closed());
  CHECK(server.get("/health/live").status == 200);
}

TEST_CASE("Every answer has the headers that keep a browser from harm") {
  const TestServer server;
  for (const std::string target : {"/v1/search?q=gaz", "/nowhere", "/v1/search?x=1", "/health/live", "/feed.atom?q=gaz",
                                   "/v1/export?q=gaz", "/opensearch.xml"}) {
    CAPTURE(target);
    const Reply reply = server.get(target);
    CHECK(reply.header("X-Content-Type-Options") == "nosniff");
    CHECK(reply.header("Referrer-Policy") == "no-referrer");
    CHECK_THAT(reply.header("Content-Security-Policy"), Catch::Contains("default-src 'none'"));
    CHECK(reply.header("Access-Control-Allow-Origin").empty());
  }
}

TEST_CASE("What a client sends cannot end a line of a header") {
  const TestServer server;
  const Reply reply = server.get("/v1/search?q=retrait&limit=1&stop_words=%0d%0aX-Evil:%201");
  CHECK(reply.status == 200);
  CHECK(reply.header("X-Evil").empty());
  CHECK_THAT(reply.header("Link"), Catch::Contains("%0D%0A"));
}

TEST_CASE("What is refused before any page is asked is a problem, too") {
  const TestServer server(impatient());
  struct Row {
    std::string bytes;
    int status;
  };
  const std::vector<Row> rows{
      {request_text("GET", "/v1/search?q=" + std::string(9000, 'a')), 414},
      {request_text("POST", "/v1/search", "Accept-Language: fr\r\n", std::string(2000, 'x')), 413}};
  for (const Row& row : rows) {
    Client client(server.listener());
    client.send(row.bytes);
    const Reply reply = client.receive();
    CHECK(reply.status == row.status);
    CHECK(reply.header("Content-Type") == "application/problem+json");
    CHECK(reply.header("X-Content-Type-Options") == "nosniff");
    CHECK(reply.json()["code"] == "limit");
    CHECK(reply.json()["status"] == row.status);
    if (row.status == 413) CHECK_THAT(reply.json()["detail"].get<std::string>(), Catch::Contains("trop"));
  }
}

TEST_CASE("What is no request is counted and logged by its status") {
  const TemporaryFolder folder;
  serve::ServeOptions options;
  options.access_log = (folder / "log").string();
  const TestServer server(std::move(options));
  for (const std::string bytes :
       {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"}) {
    Client client(server.listener());
    client.send(bytes);
    CHECK(client.receive().status == 400);
  }
  Client client(server.listener());
  client.send(request_text("GET", "/", "X: " + std::string(60000, 'a') + "\r\n"));
  const int status = client.receive().status;
  const std::string metrics = server.get("/metrics").body;
  CHECK_THAT(metrics, Catch::Contains("depeche_unreadable_total{status=\"400\"} 2\n"));
  if (status != 0) CHECK_THAT(metrics, Catch::Contains("depeche_unreadable_total{status=\"" + std::to_string(status)));
  CHECK_THAT(base::read_file((folder / "log").string(), 1 << 20).value(),
             Catch::Contains("\"route\":\"\",\"status\":400"));
}

TEST_CASE("A client that will send nothing more is answered before its connection ends") {
  const TestServer server;
  Client client(server.listener());
  client.send(request_text("GET", "/v1/search?q=retrait"));
  client.end_sending();
  CHECK(client.receive().status == 200);
  Client nothing(server.listener());
  nothing.end_sending();
  CHECK(nothing.is_closed());
}

TEST_CASE("Clients that go in the middle of an answer harm nobody") {
  const TestServer server;
  for (int i = 0; i < 50; ++i) {
    const Client client(server.listener());
    client.send(request_text("GET", "/v1/search?q=retrait") + request_text("GET", "/v1/export?q=retrait"));
    if (i % 2 == 0) client.reset();
  }
  CHECK(server.get("/v1/search?q=retrait").status == 200);
}

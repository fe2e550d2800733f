// Who is let in.

#include "serve/gate.h"

#include <catch2/catch.hpp>

#include "serve/client.h"
#include "serve/cors.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("Only a Host that no foreign DNS can lead here is answered") {
  serve::ServeOptions options;
  options.hosts = {"archive.exemple.fr"};
  const TestServer server(std::move(options));
  struct Row {
    std::string host;
    int status;
  };
  const std::vector<Row> rows{Row{"localhost", 200},        Row{"LOCALHOST:8080", 200},
                              Row{"127.0.0.1:1", 200},      Row{"[::1]:8080", 200},
                              Row{"192.168.1.7", 200},      Row{"Archive.Exemple.fr:443", 200},
                              Row{"evil.example", 421},     Row{"localhost.evil.example", 421},
                              Row{"127.0.0.1.nip.io", 421}, Row{"", 421}};
  for (const Row& row : rows) {
    CAPTURE(row.host);
    const Reply reply = server.get("/health/live", "Host: " + row.host + "\r\n");
    CHECK(reply.status == row.status);
  }
}

TEST_CASE("With a token, each request but those of health must bear it") {
  const TemporaryFolder folder;
  serve::ServeOptions options;
  options.token_file = folder.write("token", "abcdefghijklmnop\n").string();
  const TestServer server(std::move(options));
  struct Row {
    std::string target;
    std::string header;
    int status;
  };
  const std::vector<Row> rows{Row{"/v1/search?q=gaz", "Authorization: Bearer abcdefghijklmnop\r\n", 200},
                              Row{"/v1/search?q=gaz", "Authorization: bearer abcdefghijklmnop\r\n", 200},
                              Row{"/v1/search?q=gaz", "Authorization: Bearer abcdefghijklmnoq\r\n", 401},
                              Row{"/v1/search?q=gaz", "Authorization: Bearer abcdefghijklmno\r\n", 401},
                              Row{"/v1/search?q=gaz", "Authorization: Bearer abcdefghijklmnopp\r\n", 401},
                              Row{"/v1/search?q=gaz", "Authorization: Bearer \r\n", 401},
                              Row{"/v1/search?q=gaz", "Authorization: Basic x\r\n", 401},
                              Row{"/v1/search?q=gaz", "", 401},
                              Row{"/nowhere", "", 401},
                              Row{"/metrics", "", 401},
                              Row{"/health/live", "", 200}};
  for (const Row& row : rows) {
    CAPTURE(row.target, row.header);
    const Reply reply = server.get(row.target, row.header);
    CHECK(reply.status == row.status);
    if (row.status == 401) CHECK(reply.header("WWW-Authenticate") == "Bearer");
  }
}

TEST_CASE("A token that is short, or no token, is refused") {
  const TemporaryFolder folder;
  for (const std::string text : {"", "short", "abcdefghijklmno\n", "with blanks in it it is none\n"})
    CHECK_FALSE(serve::read_token(folder.write("token", text).string()));
  CHECK_FALSE(serve::read_token((folder / "absent").string()));
  CHECK(serve::read_token(folder.write("token", "abcdefghijklmnop\r\nmore").string()).value() == "abcdefghijklmnop");
}

TEST_CASE("A place that other machines reach needs a token, or to be asked for") {
  serve::ServeOptions options;
  options.place = "0.0.0.0:0";
  CHECK_THROWS_WITH(TestServer(options), Catch::Contains("open to other machines"));
  options.insecure = true;
  CHECK(TestServer(options).get("/health/live").status == 200);
}

TEST_CASE("A Unix socket is served, is for its user alone, and takes the place of one that was left behind") {
  const TemporaryFolder folder;
  serve::ServeOptions options;
  options.place = "unix:" + (folder / "s").string();
  {
    const TestServer server(options);
    CHECK(server.get("/health/live", "Host: anything\r\n").status == 200);
    CHECK((std::filesystem::status(folder / "s").permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    CHECK_THROWS_WITH(TestServer(options), Catch::Contains("cannot listen"));
  }
  CHECK_FALSE(std::filesystem::exists(folder / "s"));
}

TEST_CASE("Pages of other sites may read answers only where their origin is listed exactly") {
  serve::ServeOptions options;
  options.origins = {"https://Site.exemple.fr:443", "http://localhost:3000"};
  const TestServer server(std::move(options));
  struct Row {
    std::string origin;
    bool may;
  };
  const std::vector<Row> rows{{"https://site.exemple.fr", true},
                              {"http://localhost:3000", true},
                              {"http://site.exemple.fr", false},
                              {"https://site.exemple.fr:444", false},
                              {"https://site.exemple.fr.evil.example", false},
                              {"https://evil.example", false},
                              {"null", false},
                              {"*", false}};
  for (const Row& row : rows) {
    CAPTURE(row.origin);
    const std::string headers = "Origin: " + row.origin + "\r\n";
    for (const std::string target : {"/v1/search?q=retrait", "/v1/search?x=1", "/nowhere", "/v1/export?q=gaz"}) {
      const Reply reply = server.get(target, headers);
      CHECK(reply.header("Access-Control-Allow-Origin") == (row.may ? row.origin : ""));
      CHECK(reply.header("Access-Control-Expose-Headers") == (row.may ? "ETag, Link, Retry-After" : ""));
      CHECK(reply.header("Access-Control-Allow-Credentials").empty());
      CHECK_THAT(reply.header("Vary"), Catch::Contains("Origin"));
    }
    Client client(server.listener());
    client.send(request_text("OPTIONS", "/v1/search", headers + "Access-Control-Request-Method: POST\r\n"));
    const Reply asked = client.receive();
    CHECK(asked.status == (row.may ? 204 : 403));
    CHECK(asked.header("Access-Control-Allow-Origin") == (row.may ? row.origin : ""));
    CHECK(asked.header("Access-Control-Allow-Methods") == (row.may ? "GET, HEAD, POST" : ""));
    CHECK_THAT(asked.header("Access-Control-Allow-Headers"), Catch::Contains(row.may ? "Authorization" : ""));
  }
  CHECK(server.get("/health/live").header("Vary") == "Origin");
  CHECK(server.get("/opensearch.xml").header("Vary") == "Host, Origin");
}

TEST_CASE("A browser asks beforehand without a token, and the request itself must bear it") {
  const TemporaryFolder folder;
  serve::ServeOptions options;
  options.token_file = folder.write("token", "abcdefghijklmnop\n").string();
  options.origins = {"https://exemple.fr"};
  const TestServer server(std::move(options));
  const std::string origin = "Origin: https://exemple.fr\r\n";
  Client client(server.listener());
  client.send(request_text("OPTIONS", "/v1/timeline", origin + "Access-Control-Request-Method: GET\r\n"));
  CHECK(client.receive().status == 204);
  client.send(request_text("OPTIONS", "/v1/timeline", origin));  // asks for nothing
  CHECK(client.receive().status == 401);
  const Reply refused = server.get("/v1/search?q=gaz", origin);
  CHECK(refused.status == 401);
  CHECK(refused.header("Access-Control-Allow-Origin") == "https://exemple.fr");
}

TEST_CASE("Where no origin is listed, no answer speaks of origins, and what is no origin cannot be listed") {
  const TestServer server;
  const std::string headers = "Origin: http://localhost\r\nAccess-Control-Request-Method: GET\r\n";
  Client client(server.listener());
  client.send(request_text("OPTIONS", "/v1/search", headers));
  CHECK(client.receive().status == 405);
  CHECK(server.get("/health/live", headers).header("Vary").empty());
  CHECK(server.get("/v1/search?q=gaz", headers).header("Access-Control-Allow-Origin").empty());
  for (const std::string text : {"*", "null", "", "exemple.fr", "https://", "https://exemple.fr/", "https://a b",
                                 "ftp://exemple.fr", "https://*.exemple.fr", "https://moi@exemple.fr", "https://:80"}) {
    CAPTURE(text);
    CHECK_FALSE(serve::Cors::of({text}));
  }
}

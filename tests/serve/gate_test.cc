// Who is let in.

#include "serve/gate.h"

#include <catch2/catch.hpp>

#include "serve/client.h"

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

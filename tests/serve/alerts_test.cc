// Dispatches that are told as they come.

#include <catch2/catch.hpp>

#include "serve/client.h"
#include "support/dispatches.h"

using namespace depeche;
using namespace depeche::test;
using std::chrono::milliseconds;

namespace {

serve::ServeOptions hasty() {
  serve::ServeOptions options;
  options.site.alert_times = {milliseconds(10), milliseconds(50), milliseconds(10'000)};
  return options;
}

// Reads the chunks of a stream until some text has come.
class Events {
 public:
  Events(const TestServer& server, std::string_view target, std::string_view headers = {})
      : client_(server.listener()) {
    client_.send(request_text("GET", target, headers));
  }
  bool until(std::string_view text) {
    while (all_.find(text) == std::string::npos)
      if (!client_.receive_some(all_)) return false;
    return true;
  }
  const std::string& all() const { return all_; }
  std::string last_id() const {
    const std::size_t at = all_.rfind("\nid: ") + 5;
    return all_.substr(at, all_.find('\n', at) - at);
  }

 private:
  Client client_;
  std::string all_;
};

}  // namespace

TEST_CASE("New dispatches come to each client whose search they match, and not those that were there", "[threads]") {
  const TestServer server(hasty());
  Events gas(server, "/v1/alerts?q=gaz");
  Events oil(server, "/v1/alerts?q=p%C3%A9trole");
  REQUIRE(gas.until("retry:"));
  REQUIRE(oil.until("retry:"));
  store(server.index(), {dispatch_of("g-1", "Le gaz monte.")});
  CHECK(gas.until("\"g-1\""));
  store(server.index(), {dispatch_of("b-2", "Le gaz et le pétrole.")});
  CHECK(gas.until("\"b-2\""));
  CHECK(oil.until("\"b-2\""));
  CHECK(oil.all().find("\"g-1\"") == std::string::npos);
  CHECK(gas.all().find("secret") == std::string::npos);
  CHECK(gas.until(":\n\n"));  // a sign of life
}

TEST_CASE("Who comes back goes on where the connection broke, or is told that something is missing") {
  const TestServer server(hasty());
  std::string last;
  {
    Events first(server, "/v1/alerts?q=gaz");
    REQUIRE(first.until("retry:"));
    store(server.index(), {dispatch_of("g-1", "Le gaz monte.")});
    REQUIRE(first.until("\"g-1\""));
    last = first.last_id();
  }
  store(server.index(), {dispatch_of("g-2", "Le gaz baisse.")});
  Events second(server, "/v1/alerts?q=gaz", "Last-Event-ID: " + last + "\r\n");
  CHECK(second.until("\"g-2\""));
  CHECK(second.all().find("\"g-1\"") == std::string::npos);
  CHECK(second.all().find("gap") == std::string::npos);
  Events stranger(server, "/v1/alerts?q=gaz", "Last-Event-ID: 12-7\r\n");
  CHECK(stranger.until("event: gap"));
}

TEST_CASE("What no alert can be is refused, and the end of a server ends the streams", "[threads]") {
  TestServer server(hasty());
  CHECK(server.get("/v1/alerts?like_id=afp-1").status == 400);
  CHECK(server.get("/v1/alerts?q=date:nie").status == 400);
  Events events(server, "/v1/alerts?q=gaz");
  REQUIRE(events.until("retry:"));
  const auto begin = std::chrono::steady_clock::now();
  server.service().drain(std::chrono::seconds(5));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(4));
  CHECK(events.until("\r\n0\r\n\r\n"));
}

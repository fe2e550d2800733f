// Many requests at once, and the end of a server.

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <future>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/resource.h>

#include "serve/answers.h"
#include "serve/client.h"
#include "support/dispatches.h"

using namespace depeche;
using namespace depeche::test;
using std::chrono::milliseconds;

namespace {

// Adds a page that answers when it is let go.
serve::ServeOptions with_slow_page(std::shared_future<void> go) {
  serve::ServeOptions options;
  options.site.workers = 1;
  options.site.most_waiting = 1;
  options.routes = {{.pattern = "/slow",
                     .page = [go](serve::Context&) -> serve::Outcome {
                       go.wait();
                       return serve::text_answer("text/plain", "slow\n");
                     },
                     .summary = "waits",
                     .type = "text/plain"}};
  return options;
}

void wait_for(const TestServer& server, const std::string& metric) {
  while (server.get("/metrics").body.find(metric) == std::string::npos) std::this_thread::sleep_for(milliseconds(2));
}

}  // namespace

TEST_CASE("When too many wait, further requests are refused, and those that wait are answered", "[threads]") {
  std::promise<void> go;
  const TestServer server(with_slow_page(go.get_future()));
  Client working(server.listener());
  working.send(request_text("GET", "/slow"));
  wait_for(server, "depeche_requests_under_way 2");
  std::this_thread::sleep_for(milliseconds(20));
  Client waiting(server.listener());
  waiting.send(request_text("GET", "/v1/search?q=gaz"));
  wait_for(server, "depeche_waiting 1");
  const Reply refused = server.get("/v1/search?q=gaz");
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") == "1");
  CHECK(server.get("/health/live").status == 200);
  CHECK_THAT(server.get("/metrics").body, Catch::Contains("depeche_refused_total 1"));
  go.set_value();
  CHECK(working.receive().body == "slow\n");
  CHECK(waiting.receive().json()["total"] == 1);
}

TEST_CASE("A request that waited beyond its time is not begun") {
  std::promise<void> go;
  serve::ServeOptions options = with_slow_page(go.get_future());
  options.site.time_for_each = milliseconds(30);
  const TestServer server(std::move(options));
  Client working(server.listener());
  working.send(request_text("GET", "/slow"));
  wait_for(server, "depeche_requests_under_way 2");
  std::this_thread::sleep_for(milliseconds(20));
  Client waiting(server.listener());
  waiting.send(request_text("GET", "/v1/search?q=gaz"));
  std::this_thread::sleep_for(milliseconds(50));
  go.set_value();
  const Reply late = waiting.receive();
  CHECK(late.status == 503);
  CHECK(late.json()["code"] == "timeout");
  CHECK(late.header("Retry-After") == "1");
}

TEST_CASE("A server that ends answers what is under way, for a while", "[threads]") {
  std::promise<void> go;
  const bool in_time = GENERATE(true, false);
  CAPTURE(in_time);
  TestServer server(with_slow_page(go.get_future()));
  Client client(server.listener());
  client.send(request_text("GET", "/slow"));
  wait_for(server, "depeche_requests_under_way 2");
  std::thread ending([&] { server.service().drain(in_time ? milliseconds(10'000) : milliseconds(30)); });
  if (!in_time) CHECK(client.receive().status == 503);
  std::this_thread::sleep_for(milliseconds(20));
  go.set_value();
  if (in_time) {
    const Reply reply = client.receive();
    CHECK(reply.body == "slow\n");
    CHECK(reply.header("Connection") == "close");
  }
  ending.join();
}

TEST_CASE("No request fails while the index is rebuilt, compacted and replaced by another", "[threads]") {
  const TestServer server;
  std::atomic<bool> over = false;
  std::atomic<int> failures = 0;
  std::atomic<int> answers = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 2; ++i)
    clients.emplace_back([&] {
      Client client(server.listener());
      while (!over) {
        client.send(request_text("GET", "/v1/search?q=retrait"));
        const Reply reply = client.receive();
        if (reply.status != 200 || reply.json()["total"] == 0) ++failures;
        ++answers;
      }
    });
  WriterOptions rebuild{.jobs = 1};
  rebuild.rebuild = true;
  for (int round = 0; round < 3; ++round) {
    const std::string text = "Le retrait, tour " + std::to_string(round) + '.';
    store(server.index(), {dispatch_of("n-" + std::to_string(round), text)});
    CHECK(compact_index(server.index(), 5));
    store(server.index(), {dispatch_of("r-" + std::to_string(round), text)}, rebuild);
    // Another index takes its place at once.
    const std::filesystem::path other = server.index().string() + std::to_string(round);
    store(other, {dispatch_of("o-" + std::to_string(round), text)});
    REQUIRE(::renameat2(AT_FDCWD, other.c_str(), AT_FDCWD, server.index().c_str(), RENAME_EXCHANGE) == 0);
  }
  over = true;
  for (std::thread& client : clients) client.join();
  CHECK(failures == 0);
  CHECK(answers > 0);
}

TEST_CASE("Two thousand connections are served at once") {
  constexpr std::size_t kConnections = 2000;
  // A client and a server in one process have two descriptors for each.
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit) == 0);
  const rlim_t wanted = 2 * kConnections + 300;
  if (limit.rlim_max < wanted) {
    WARN("skipped: no more than " << limit.rlim_max << " descriptors are allowed");
    return;
  }
  limit.rlim_cur = std::max(limit.rlim_cur, wanted);
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
  const TestServer server;
  std::vector<std::unique_ptr<Client>> clients;
  for (std::size_t i = 0; i < kConnections; ++i) clients.push_back(std::make_unique<Client>(server.listener()));
  for (const auto& client : clients) client->send(request_text("GET", "/health/live"));
  std::size_t good = 0;
  for (const auto& client : clients) good += client->receive().status == 200 ? 1 : 0;
  CHECK(good == kConnections);
  // One more waits until another ends.
  Client waiting(server.listener());
  waiting.send(request_text("GET", "/health/live"));
  clients.pop_back();
  CHECK(waiting.receive().status == 200);
}

#include <chrono>
#include <thread>

#include "search/proxy.h"
#include "search/shard/connections.h"
#include "search/shards.h"

using namespace depeche;
using namespace depeche::test;
using search::Connected;
using search::MissingShards;
using search::Replicas;
using search::ShardConnections;

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// Half of it is long enough for a machine that has other things to do.
constexpr milliseconds kSoonEnough{4000};

Answering naming(const std::string& name) {
  return [name](std::string_view request) { return name + '(' + std::string(request) + ')'; };
}

// The ports of the replicas of each shard, which are called a, b, …
std::shared_ptr<Replicas> replicas_at(const std::vector<std::vector<std::uint16_t>>& shards) {
  std::string text;
  char name = 'a';
  for (const auto& ports : shards) {
    text += name++;
    text += " =";
    for (const std::uint16_t port : ports) text += " 127.0.0.1:" + std::to_string(port);
    text += '\n';
  }
  return std::make_shared<Replicas>(search::parse_shard_map(text, "map").value());
}

base::Deadline in(milliseconds time) { return base::Deadline(Clock::now() + time); }

// What the shards answer, or the error; what is missing stands behind.
std::string ask(ShardConnections& connections, const std::vector<std::size_t>& wanted,
                MissingShards missing = MissingShards::are_an_error, const base::Deadline& deadline = {}) {
  const auto answer = connections.ask(wanted, deadline, missing, [](const Connected& connected) -> Result<std::string> {
    std::string text;
    if (!connected.shards.empty())
      for (const std::string& part : search::broadcast(connected.all, "q")) text += part + ' ';
    for (const std::size_t shard : connected.missing) text += "without " + std::to_string(shard);
    return text;
  });
  return answer ? *answer : answer.error().message;
}

// A port where nobody listens.
std::uint16_t dead_port() {
  const Listening listening;
  ::close(listening.descriptor());
  return listening.port();
}

}  // namespace

TEST_CASE("A query asks one replica of each shard that it wants, and keeps the connections", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  std::atomic<int> made = 0;
  const Shard first([&made](const SmallDatabase& database) {
    ++made;
    return database.served(naming("1"));
  });
  const Shard second(naming("2"));
  const Shard other(naming("other"));
  ShardConnections connections(replicas_at({{first.port, other.port}, {second.port}}));
  for (int i = 0; i < 3; ++i) CHECK(ask(connections, {0, 1}) == "1(q) 2(q) ");
  CHECK(ask(connections, {1}) == "2(q) ");
  CHECK(ask(connections, {0}, MissingShards::are_an_error, in(milliseconds(kLong))) == "1(q) ");
  CHECK(ask(connections, {}) == "");
  CHECK(made <= 4);  // at the beginning, for the greeting, and for the connection, with and without a deadline
  CHECK(other.server->connections() == 0);
}

TEST_CASE("When a replica goes, the next one answers, and is asked from then on", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  Shard first(naming("1"));
  Shard second(naming("2"));
  const auto replicas = replicas_at({{first.port, second.port}});
  ShardConnections connections(replicas);
  CHECK(ask(connections, {0}) == "1(q) ");
  first.stop();
  CHECK(ask(connections, {0}) == "2(q) ");
  first.start();
  CHECK(ask(connections, {0}) == "2(q) ");
  ShardConnections others(replicas);
  CHECK(ask(others, {0}) == "2(q) ");
  second.stop();
  CHECK(ask(connections, {0}) == "1(q) ");
}

TEST_CASE("A shard that was started anew is connected to anew", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  Shard shard(naming("1"));
  ShardConnections connections(replicas_at({{shard.port}}));
  for (int i = 0; i < 3; ++i) {
    CHECK(ask(connections, {0}) == "1(q) ");
    shard.stop();
    shard.start();
  }
}

TEST_CASE("A replica that hangs is given up in time, whenever it began to", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard first(naming("1"));
  const Shard second(naming("2"));
  Proxy proxy(first.port);
  const auto replicas = replicas_at({{proxy.port(), second.port}});
  ShardConnections connections(replicas);
  proxy.hangs = GENERATE(true, false);
  if (!proxy.hangs) CHECK(ask(connections, {0}, MissingShards::are_an_error, in(kSoonEnough)) == "1(q) ");
  proxy.hangs = true;
  const auto begin = Clock::now();
  CHECK(ask(connections, {0}, MissingShards::are_an_error, in(kSoonEnough)) == "2(q) ");
  CHECK(Clock::now() - begin < kSoonEnough);
  // The other sessions know it.
  ShardConnections others(replicas);
  const int connections_before = proxy.connections;
  CHECK(ask(others, {0}, MissingShards::are_an_error, in(kSoonEnough)) == "2(q) ");
  CHECK(proxy.connections == connections_before);
  proxy.hangs = false;
}

TEST_CASE("An answer that is cut, at whatever byte, is asked of the next replica", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Answering answer = [](std::string_view) { return std::string(10'000, 'a'); };
  const Shard first(answer);
  const Shard second(answer);
  for (const long bytes : {0L, 1L, 30L, 60L, 100L, 200L, 5'000L, 10'000L}) {
    INFO(bytes << " bytes");
    Proxy proxy(first.port);
    proxy.cuts_after = bytes;
    ShardConnections connections(replicas_at({{proxy.port(), second.port}}));
    CHECK(ask(connections, {0}) == std::string(10'000, 'a') + ' ');
  }
}

TEST_CASE("A shard without a replica is an error that names it, or is left out and told", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  Shard good(naming("good"));
  const std::uint16_t dead = dead_port();
  ShardConnections connections(replicas_at({{dead}, {good.port}}));
  const std::string address = "127.0.0.1:" + std::to_string(dead);
  CHECK_THAT(ask(connections, {0, 1}),
             Catch::StartsWith("the shard a cannot be reached: " + address + ": ") && Catch::Contains("refused"));
  CHECK(ask(connections, {1}) == "good(q) ");
  CHECK(ask(connections, {0, 1}, MissingShards::are_left_out) == "good(q) without 0");
  CHECK(ask(connections, {0}, MissingShards::are_left_out) ==
        "the shard a cannot be reached: " + address + ": it has failed just before");
  good.stop();
  CHECK_THAT(ask(connections, {1}, MissingShards::are_left_out),
             Catch::StartsWith("the shard b cannot be reached: 127.0.0.1:"));
  CHECK_THAT(ask(connections, {1}), Catch::StartsWith("the shard b cannot be reached"));
}

TEST_CASE("A shard that fails in the middle each time is an error that names it, or is left out", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard good(naming("good"));
  const Shard bad(Answering([](std::string_view) { return std::string(1000, 'b'); }));
  Proxy proxy(bad.port);
  proxy.cuts_after = 500;
  ShardConnections connections(replicas_at({{good.port}, {proxy.port()}}));
  CHECK_THAT(ask(connections, {0, 1}), Catch::StartsWith("the shard b fails: "));
  ShardConnections others(replicas_at({{good.port}, {proxy.port()}}));
  CHECK(ask(others, {0, 1}, MissingShards::are_left_out) == "good(q) without 1");
}

TEST_CASE("A commit while a shard is being opened is no failure, and no replica is blamed", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  std::atomic<int> commits = 0;
  const Shard shard([&commits](const SmallDatabase& database) {
    auto served = database.served(naming("1"));
    if (commits > 0) {
      --commits;
      database.add("plus");
    }
    return served;
  });
  const Shard other(naming("other"));
  ShardConnections connections(replicas_at({{shard.port, other.port}}));
  commits = 30;
  CHECK(ask(connections, {0}) == "1(q) ");
  connections.close_all();
  commits = 1000;
  CHECK(ask(connections, {0}) == "a shard changes faster than it can be read");
}

TEST_CASE("Commits to some shards close the connections to these alone", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard first(naming("1"));
  const Shard second(naming("2"));
  ShardConnections connections(replicas_at({{first.port}, {second.port}}));
  std::vector<std::vector<std::uint64_t>> serials;
  const auto answer = connections.ask({0, 1}, {}, MissingShards::are_an_error, [&](const Connected& connected) {
    serials.push_back(connected.serials);
    if (serials.size() == 1) throw search::CommitsToShards({1});
    return Result<std::size_t>(search::broadcast(connected.all, "q").size());
  });
  CHECK(answer.value() == 2);
  REQUIRE(serials.size() == 2);
  CHECK(serials[0][0] == serials[1][0]);
  CHECK(serials[0][1] != serials[1][1]);
  const auto always = connections.ask({0, 1}, {}, MissingShards::are_an_error,
                                      [](const Connected&) -> Result<int> { throw search::CommitsToShards({0}); });
  CHECK(always.error().message == "a shard changes faster than it can be read");
}

TEST_CASE("A connection that was idle for long is tried before it is used", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  Shard first(naming("1"), {.idle = milliseconds(100)});
  const Shard second(naming("2"));
  ShardConnections connections(replicas_at({{first.port, second.port}}), {.unused = milliseconds(50)});
  CHECK(ask(connections, {0}) == "1(q) ");
  CHECK(soon([&] { return first.server->connections() == 0; }));
  // It is the same replica: that it has ended the connection is no fault.
  CHECK(ask(connections, {0}) == "1(q) ");
}

TEST_CASE("What a step fails with is the answer, and a deadline that has passed is thrown", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard shard(naming("1"));
  ShardConnections connections(replicas_at({{shard.port}}));
  const auto failed = connections.ask({0}, {}, MissingShards::are_an_error,
                                      [](const Connected&) { return Result<int>(fail(ErrorCode::query, "no")); });
  CHECK(failed.error().message == "no");
  CHECK_THROWS_AS(ask(connections, {0}, MissingShards::are_an_error, in(milliseconds(-1))), base::DeadlinePassed);
}

TEST_CASE("Replicas are killed, hang and come again, and no query fails", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  Shard a1(naming("a"));
  Shard a2(naming("a"));
  Shard b1(naming("b"));
  const Shard b2(naming("b"));
  Proxy slow(b2.port);
  const auto replicas = replicas_at({{a1.port, a2.port}, {b1.port, slow.port()}});
  std::atomic<bool> ends = false;
  std::atomic<int> asked = 0;
  std::mutex mutex;
  std::string wrong;
  std::vector<std::thread> clients;
  for (int i = 0; i < 3; ++i)
    clients.emplace_back([&] {
      ShardConnections connections(replicas);
      while (!ends) {
        const std::string answer = ask(connections, {0, 1}, MissingShards::are_an_error, in(milliseconds(kLong)));
        ++asked;
        if (answer == "a(q) b(q) ") continue;
        const std::scoped_lock lock(mutex);
        wrong += answer + '\n';
      }
    });
  const auto pause = [] { std::this_thread::sleep_for(milliseconds(150)); };
  for (int round = 0; round < 3; ++round) {
    for (Shard* const killed : {&a1, &a2, &b1}) {
      pause();
      killed->stop();
      pause();
      killed->start();
    }
    slow.hangs = round != 1;
    pause();
    slow.hangs = false;
  }
  ends = true;
  for (std::thread& client : clients) client.join();
  CHECK(wrong == "");
  CHECK(asked > 20);
}

#include <chrono>
#include <thread>

#include "search/shards.h"

using namespace depeche;
using namespace depeche::test;
using search::broadcast;

namespace {

using std::chrono::milliseconds;

std::string echo(std::string_view request) { return std::string(request); }

std::string greeting_of(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
  char byte = 0;
  const auto count = ::recv(socket, &byte, 1, 0);
  ::close(socket);
  return count == 1 ? std::string(1, byte) : std::string();
}

}  // namespace

TEST_CASE("Several connections are served at once, each by a service of its own", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  std::atomic<int> made = 0;
  const Shard shard([&made](const SmallDatabase& database) {
    return database.served([number = ++made, calls = 0](std::string_view) mutable {
      return std::to_string(number) + '.' + std::to_string(++calls);
    });
  });
  constexpr int kClients = 8;
  constexpr int kCalls = 50;
  std::mutex mutex;
  std::vector<std::string> last;
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i)
    clients.emplace_back([&] {
      const Xapian::Database database = shard.connect();
      std::string answer;
      for (int call = 0; call < kCalls; ++call) answer = broadcast(database, "count").at(0);
      const std::scoped_lock lock(mutex);
      last.push_back(answer.substr(answer.find('.')));
    });
  for (std::thread& client : clients) client.join();
  CHECK(last == std::vector<std::string>(kClients, '.' + std::to_string(kCalls)));
  CHECK(made == kClients + 1);  // one was tried at the beginning
  CHECK(soon([&] { return shard.server->connections() == 0; }));
  CHECK(shard.complaints().empty());
}

TEST_CASE("A connection sees one revision: that of its service", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  std::atomic<bool> hurries = false;
  const Shard shard([&hurries](const SmallDatabase& database) {
    auto served = database.served(echo);
    // A commit between the opening by the service and that by Xapian.
    if (hurries.exchange(false)) database.add("plus");
    return served;
  });
  const Xapian::Database early = shard.connect();
  CHECK(broadcast(early, "hello").at(0) == "hello");
  shard.database.add("neuf");
  CHECK(broadcast(early, "still").at(0) == "still");
  CHECK(early.get_doccount() == 1);
  hurries = true;
  const Xapian::Database between = shard.connect();
  CHECK(between.get_doccount() == 3);
  CHECK_THROWS_AS(broadcast(between, "hello"), Xapian::DatabaseModifiedError);
  CHECK(soon([&] { return shard.server->connections() == 1; }));
  CHECK_THROWS_AS(broadcast(between, "hello"), Xapian::NetworkError);
  const Xapian::Database late = shard.connect();
  CHECK(broadcast(late, "hello").at(0) == "hello");
  CHECK(late.get_doccount() == 3);
}

TEST_CASE("A service that cannot be made is reported once, and the connection is closed", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  std::atomic<bool> fails = false;
  const Shard shard([&fails](const SmallDatabase& database) -> Result<search::Served> {
    if (fails) return fail(ErrorCode::corrupt, "the index is damaged");
    return database.served(echo);
  });
  CHECK(greeting_of(shard.port) == std::string(1, '\0'));
  fails = true;
  for (int i = 0; i < 3; ++i) {
    CHECK(greeting_of(shard.port).empty());
    CHECK_THROWS_AS(shard.connect(), Xapian::NetworkError);
  }
  CHECK(shard.complaints() == "the index is damaged\n");
  fails = false;
  CHECK(broadcast(shard.connect(), "well again").at(0) == "well again");
}

TEST_CASE("An index that cannot be opened is an error at the beginning") {
  if (!base::prepare_remote_serving()) return;
  const auto started = search::ShardServer::start(
      Listening().descriptor(), [] { return Result<search::Served>(fail(ErrorCode::not_found, "no index")); }, {}, {});
  REQUIRE(!started);
  CHECK(started.error().message == "no index");
}

TEST_CASE("More connections than allowed are closed at once", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard shard{Answering(echo), {.connections = 2}};
  {
    const Xapian::Database first = shard.connect();
    const Xapian::Database second = shard.connect();
    CHECK_THROWS_AS(shard.connect(), Xapian::NetworkError);
    CHECK(broadcast(second, "still").at(0) == "still");
  }
  CHECK(soon([&] { return shard.server->connections() == 0; }));
  CHECK(broadcast(shard.connect(), "again").at(0) == "again");
  CHECK_THAT(shard.complaints(), Catch::Contains("2"));
}

TEST_CASE("An idle connection ends after its time, and the shard goes on", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard shard{Answering(echo), {.idle = milliseconds(150)}};
  const Xapian::Database idle = shard.connect();
  CHECK(broadcast(idle, "one").at(0) == "one");
  CHECK(soon([&] { return shard.server->connections() == 0; }));
  CHECK_THROWS_AS(broadcast(idle, "two"), Xapian::NetworkError);
  CHECK(broadcast(shard.connect(), "three").at(0) == "three");
}

TEST_CASE("A shard that ends completes what is under way, and closes what is idle", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  std::atomic<bool> has_begun = false;
  Shard shard(Answering([&](std::string_view request) {
    if (request == "slow") {
      has_begun = true;
      std::this_thread::sleep_for(milliseconds(300));
    }
    return std::string(request);
  }));
  const Xapian::Database idle = shard.connect();
  CHECK(broadcast(idle, "quick").at(0) == "quick");
  std::string answer;
  std::thread caller([&] { answer = broadcast(shard.connect(), "slow").at(0); });
  CHECK(soon([&] { return has_begun.load(); }));
  shard.server->drain(milliseconds(kLong));
  CHECK(shard.server->connections() == 0);
  caller.join();
  CHECK(answer == "slow");
  CHECK_THROWS_AS(broadcast(idle, "quick"), Xapian::NetworkError);
  CHECK_THROWS_AS(shard.connect(), Xapian::NetworkError);
}

TEST_CASE("A caller waits no longer than its connection allows", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  std::atomic<bool> wakes = false;
  const Shard shard(Answering([&wakes](std::string_view) {
    soon([&wakes] { return wakes.load(); });
    return std::string();
  }));
  const Xapian::Database database = shard.connect(1000);
  const auto begin = std::chrono::steady_clock::now();
  CHECK_THROWS_AS(broadcast(database, "hello"), Xapian::NetworkTimeoutError);
  CHECK(std::chrono::steady_clock::now() - begin < milliseconds(kLong));
  wakes = true;
}

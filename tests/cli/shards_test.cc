// `searcher --serve-shard` as another machine sees it.

#include <csignal>
#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>

#include "base/xapian_remote.h"
#include "cli/samples.h"
#include "cli/soon.h"
#include "search/shard/connections.h"
#include "search/state_service.h"
#include "support/file_bytes.h"
#include "support/listening.h"

using namespace depeche;
using namespace depeche::test;
using std::chrono::milliseconds;

namespace {

// A program that serves a shard of three dispatches, in a folder of its own, until it is destroyed.
class ServedArchive {
 public:
  explicit ServedArchive(const Arguments& options = {}, const std::string& place = "127.0.0.1:0") {
    archive.write("nothing", "");
    Arguments arguments{"--serve-shard", place};
    arguments.insert(arguments.end(), options.begin(), options.end());
    std::filesystem::remove(archive.path(".stderr"));
    process_ = archive.start(DEPECHE_SEARCHER, arguments, "nothing");
  }
  ~ServedArchive() {
    if (process_ > 0) end(SIGKILL);
  }
  ServedArchive(const ServedArchive&) = delete;
  ServedArchive& operator=(const ServedArchive&) = delete;

  // Waits until it serves.
  std::string address() const {
    const std::string beginning = "searcher: serving a shard at ";
    std::string said;
    REQUIRE(soon([&] {
      said = std::filesystem::exists(archive.path(".stderr")) ? archive.read(".stderr") : "";
      return said.starts_with(beginning) && said.ends_with('\n');
    }));
    return said.substr(beginning.size(), said.find(';') - beginning.size());
  }
  void signal(int number) const { ::kill(process_, number); }
  Outcome end(int number) {
    signal(number);
    return archive.finish(std::exchange(process_, -1));
  }

  Archive archive;

 private:
  pid_t process_ = -1;
};

search::ShardConnections connections_to(const std::string& map) {
  return search::ShardConnections(std::make_shared<search::Replicas>(search::parse_shard_map(map, "map").value()));
}

std::string hello(search::ShardConnections& connections, milliseconds time = milliseconds(20'000)) {
  const base::Deadline deadline(std::chrono::steady_clock::now() + time);
  const auto answer = connections.ask({0}, deadline, search::MissingShards::are_an_error,
                                      [](const search::Connected& connected) -> Result<std::string> {
                                        return search::broadcast(connected.all, search::kHello).at(0);
                                      });
  return answer ? *answer : answer.error().message;
}

}  // namespace

TEST_CASE("A shard says what it has, sees commits in new connections, and ends with status 0") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive served;
  auto connections = connections_to("a = " + served.address());
  const std::string first = hello(connections);
  CHECK_THAT(first, Catch::EndsWith(" 3\n"));
  CHECK(served.archive.indexer({"--quiet", "-"}, R"({"id":"n-4","text":"Pluie sur Brest."})").status == 0);
  CHECK(hello(connections) == first);
  connections.close_all();
  CHECK_THAT(hello(connections), Catch::EndsWith(" 4\n"));
  const Outcome outcome = served.end(GENERATE(SIGTERM, SIGINT));
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
  CHECK_THAT(hello(connections), Catch::StartsWith("the shard a cannot be reached"));
}

TEST_CASE("A shard is replaced by its replica when it is killed or stopped, and no call fails") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive first;
  ServedArchive second;
  auto connections = connections_to("a = " + first.address() + ' ' + second.address());
  const std::string of_first = hello(connections);
  first.signal(SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  const std::string of_second = hello(connections, milliseconds(8000));
  CHECK(std::chrono::steady_clock::now() - begin < milliseconds(7900));
  CHECK_THAT(of_second, Catch::EndsWith(" 3\n"));
  CHECK(of_first != of_second);
  first.signal(SIGCONT);
  CHECK(second.end(SIGKILL).status == 128 + SIGKILL);
  CHECK(hello(connections) == of_first);
}

TEST_CASE("A replica that is stopped from the beginning is passed over soon") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive first;
  ServedArchive second;
  auto connections = connections_to("a = " + first.address() + ' ' + second.address());
  first.signal(SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  CHECK_THAT(hello(connections), Catch::EndsWith(" 3\n"));
  CHECK(std::chrono::steady_clock::now() - begin < milliseconds(9000));
}

TEST_CASE("A shard is served to this machine alone, at an address and a port, and only if it is there") {
  Archive archive;
  struct Row {
    Arguments arguments;
    std::string said;
  };
  const auto row = GENERATE(values<Row>({
      {{"--serve-shard", "0.0.0.0:0"}, "searcher: 0.0.0.0:"},
      {{"--serve-shard", "unix:socket"}, "searcher: a shard listens at an address and a port"},
      {{"--serve-shard", "nowhere"}, "searcher: \"nowhere\" is no place to listen at"},
      {{"--serve-shard", "0", "retrait"}, "searcher: --serve-shard takes one place, and no query"},
      {{"--serve-shard", "0", "-n", "5"}, "searcher: --serve-shard and --limit exclude each other"},
      {{"--serve-shard", "0", "--serve"}, "searcher: --serve-shard and --serve exclude each other"},
      {{"--serve-shard", "0", "-i", "none"}, "searcher: "},
  }));
  const Outcome outcome = archive.searcher(row.arguments);
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::StartsWith(row.said));
  if (row.arguments.back() != "none") return;
  const auto serves = base::prepare_remote_serving();
  CHECK_THAT(outcome.err, Catch::Contains(serves ? "none: no index here" : serves.error().message));
}

TEST_CASE("Behind HAProxy, as the manual shows it, a replica that hangs is replaced by the other one") {
  if (!base::prepare_remote_serving()) return;
  const Sandbox balancer;
  if (balancer.shell("command -v haproxy").status != 0) return;
  ServedArchive first;
  ServedArchive second;
  // Both ports are free when it starts.
  const Listening one;
  const Listening other;
  std::string rules = read_file(std::filesystem::path(DEPECHE_SOURCE_DIR) / "searcher/serve/haproxy-shards.cfg");
  for (const auto& [shown, used] :
       std::vector<std::pair<std::string, std::string>>{{"  user haproxy\n  group haproxy\n", ""},
                                                        {"127.0.0.1:8190", "127.0.0.1:" + std::to_string(one.port())},
                                                        {"127.0.0.1:8191", "127.0.0.1:" + std::to_string(other.port())},
                                                        {"10.0.0.1:8090", first.address()},
                                                        {"10.0.0.2:8090", second.address()}})
    rules = replaced(rules, shown, used);
  balancer.write("rules", rules);
  balancer.write("nothing", "");
  ::close(one.descriptor());
  ::close(other.descriptor());
  const pid_t process = balancer.start("/bin/sh", {"-c", "exec haproxy -db -f rules"}, "nothing");
  auto connections = connections_to("a = 127.0.0.1:" + std::to_string(one.port()));
  CHECK(soon([&] { return hello(connections).ends_with(" 3\n"); }));
  for (const ServedArchive* const stopped : {&first, &second}) {
    stopped->signal(SIGSTOP);
    // It is asked of the other one as soon as the check has failed.
    CHECK(soon([&] { return hello(connections, milliseconds(1000)).ends_with(" 3\n"); }));
    stopped->signal(SIGCONT);
    std::this_thread::sleep_for(milliseconds(3000));
  }
  ::kill(process, SIGKILL);
  balancer.finish(process);
}

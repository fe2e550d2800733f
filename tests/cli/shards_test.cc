// `searcher --serve-shard` as another machine sees it.

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>

#include "base/xapian_remote.h"
#include "cli/served_archive.h"
#include "depeche/search.h"
#include "search/session/remote_parts.h"
#include "search/shard/connections.h"
#include "support/file_bytes.h"
#include "support/listening.h"

using namespace depeche;
using namespace depeche::test;
using std::chrono::milliseconds;

namespace {

search::ShardConnections connections_to(const std::string& map) {
  return search::ShardConnections(std::make_shared<search::Replicas>(search::parse_shard_map(map, "map").value()));
}

// Which index the shard has, and how many dispatches.
std::string state_of(search::ShardConnections& connections, milliseconds time = milliseconds(20'000)) {
  const base::Deadline deadline(std::chrono::steady_clock::now() + time);
  const auto answer =
      connections.ask({0}, deadline, search::MissingShards::are_an_error,
                      [&](const search::Connected& connected) -> Result<std::string> {
                        const auto parts = search::RemoteParts::open(connections.replicas().map(), connected, deadline);
                        if (!parts) return tl::unexpected<Error>(parts.error());
                        return parts->states()[0].uuid + ' ' + std::to_string(parts->database(0).get_doccount()) + '\n';
                      });
  return answer ? *answer : answer.error().message;
}

std::string without_time(std::string text) {
  const std::size_t begin = text.find("took_ms");
  const std::size_t in_text = text.find(" in ");
  if (begin != std::string::npos) text.erase(begin, text.find(',', begin) - begin);
  if (in_text != std::string::npos) text.erase(in_text, text.find('\n', in_text) - in_text);
  return text;
}

std::string port_of(const std::string& address) { return address.substr(address.rfind(':') + 1); }

}  // namespace

TEST_CASE("A shard says what it has, sees commits, and ends with status 0") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive served;
  auto connections = connections_to("a = " + served.address());
  const std::string first = state_of(connections);
  CHECK_THAT(first, Catch::EndsWith(" 3\n"));
  CHECK(served.archive.indexer({"--quiet", "-"}, R"({"id":"n-4","text":"Pluie sur Brest."})").status == 0);
  CHECK_THAT(state_of(connections), Catch::EndsWith(" 4\n"));
  const Outcome outcome = served.end(GENERATE(SIGTERM, SIGINT));
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
  CHECK_THAT(state_of(connections), Catch::StartsWith("the shard a cannot be reached"));
}

TEST_CASE("A shard is replaced by its replica when it is killed or stopped, and no call fails") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive first;
  ServedArchive second;
  auto connections = connections_to("a = " + first.address() + ' ' + second.address());
  const std::string of_first = state_of(connections);
  first.signal(SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  const std::string of_second = state_of(connections, milliseconds(8000));
  CHECK(std::chrono::steady_clock::now() - begin < milliseconds(7900));
  CHECK_THAT(of_second, Catch::EndsWith(" 3\n"));
  CHECK(of_first != of_second);
  first.signal(SIGCONT);
  CHECK(second.end(SIGKILL).status == 128 + SIGKILL);
  CHECK(state_of(connections) == of_first);
}

TEST_CASE("A replica that is stopped from the beginning is passed over soon") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive first;
  ServedArchive second;
  auto connections = connections_to("a = " + first.address() + ' ' + second.address());
  first.signal(SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  CHECK_THAT(state_of(connections), Catch::EndsWith(" 3\n"));
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

TEST_CASE("The map of an archive stands in place of an index, and a shard that has gone is named") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive one;
  ServedArchive two;
  const std::string old_place = one.address();
  const std::string live_place = two.address();
  CHECK(two.archive.indexer({"--quiet", "-"}, R"({"id":"n-4","text":"Le contingent rentre."})").status == 0);
  const Sandbox desk;
  desk.write("map", "old = " + old_place + "\nlive = " + live_place + "\n");
  const std::string live = two.archive.path(kDefaultIndex);
  const std::string here = one.archive.path(kDefaultIndex);
  for (const Arguments& asked : std::vector<Arguments>{{"retrait contingent"},
                                                       {"\"débuté jeudi\""},
                                                       {"retrait", "--from", "2022-01-13", "--facets", "source"},
                                                       {"retrait", "--sort", "newest", "-f", "csv"},
                                                       {"--show", "n-4"},
                                                       {"--timeline", "*"},
                                                       {"rien"}}) {
    Arguments over_map{"-i", "map", "--no-suggest"};
    Arguments over_indexes{"-i", here, "-i", live, "--no-suggest"};
    over_map.insert(over_map.end(), asked.begin(), asked.end());
    over_indexes.insert(over_indexes.end(), asked.begin(), asked.end());
    const Outcome of_shards = desk.searcher(over_map);
    const Outcome of_indexes = desk.searcher(over_indexes);
    CAPTURE(asked.front());
    CHECK(of_shards.status == of_indexes.status);
    CHECK(without_time(of_shards.out) == without_time(of_indexes.out));
  }
  CHECK_THAT(desk.searcher({"-i", "map", "-i", here, "gaz"}).err,
             Catch::Contains("map: a shard map is searched alone"));
  desk.write("twice", "a = " + old_place + "\nb = localhost:" + port_of(old_place) + "\n");
  CHECK_THAT(desk.searcher({"-i", "twice", "gaz"}).err,
             Catch::Contains("the shard b has the same index as another one"));
  two.end(SIGKILL);
  const Outcome alone = desk.searcher({"-i", "map", "gaz"});
  CHECK(alone.status == 2);
  CHECK_THAT(alone.err, Catch::Contains("the shard live cannot be reached"));
  const Outcome partial = desk.searcher({"-i", "map", "gaz", "--timeout", "20", "--partial", "-f", "json"});
  CHECK(partial.status == 0);
  CHECK_THAT(partial.out, Catch::Contains("\"partial\": true"));
  CHECK_THAT(partial.out, Catch::Contains("the shard live does not answer: its dispatches are missing"));
}

TEST_CASE("No search fails while replicas of a shard are killed, stopped and come back") {
  if (!base::prepare_remote_serving()) return;
  ServedArchive first;
  ServedArchive second;
  first.archive.write("map", "a = " + first.address() + ' ' + second.address() + "\n");
  const auto searcher = Searcher::open(std::filesystem::path(first.archive.path("map")));
  REQUIRE(searcher);
  std::atomic<bool> over = false;
  std::atomic<std::size_t> answered = 0;
  std::string failure;
  std::thread asking([&] {
    while (!over && failure.empty()) {
      SearchRequest request;
      request.query = "retrait contingent";
      request.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
      const auto results = searcher->search(request);
      if (!results || results->hits.size() != 2) failure = results ? "other hits" : results.error().message;
      ++answered;
    }
  });
  const auto wait_for_more = [&] {
    const std::size_t before = answered;
    CHECK(soon([&] { return answered > before + 3 || !failure.empty(); }));
  };
  wait_for_more();
  first.signal(SIGSTOP);
  std::this_thread::sleep_for(milliseconds(300));
  first.signal(SIGCONT);
  wait_for_more();
  first.end(SIGKILL);
  wait_for_more();
  over = true;
  asking.join();
  CHECK(failure.empty());
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
  CHECK(soon([&] { return state_of(connections).ends_with(" 3\n"); }));
  for (const ServedArchive* const stopped : {&first, &second}) {
    stopped->signal(SIGSTOP);
    // It is asked of the other one as soon as the check has failed.
    CHECK(soon([&] { return state_of(connections, milliseconds(1000)).ends_with(" 3\n"); }));
    stopped->signal(SIGCONT);
    std::this_thread::sleep_for(milliseconds(3000));
  }
  ::kill(process, SIGKILL);
  balancer.finish(process);
}

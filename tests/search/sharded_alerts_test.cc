// Alerts over shards tell what alerts over the same indexes tell.

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/xapian_remote.h"
#include "depeche/alerts.h"
#include "depeche/prune.h"
#include "search/sharded_archive.h"
#include "search/small_world.h"
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// "id: search search", a line each, with what is marked; the error where there is one.
std::string told_by(Alerts& alerts) {
  std::string lines;
  for (;;) {
    const auto some = alerts.poll();
    if (!some) return lines + some.error().message;
    if (some->empty()) return lines;
    for (const Alert& alert : *some) {
      lines += alert.dispatch.id + ":";
      for (const AlertMatch& match : alert.matches) {
        lines += " " + match.search;
        for (const Highlight& mark : match.title_highlights) lines += "/" + std::to_string(mark.begin);
        for (const Highlight& mark : match.snippet.highlights) lines += "|" + std::to_string(mark.begin);
      }
      lines += "\n";
    }
  }
}

void add(Alerts& alerts, const std::string& name, const std::string& query, bool fold = true) {
  SearchRequest request = request_of(query);
  request.snippets = false;
  request.fold_versions = fold;
  REQUIRE(alerts.add(name, request));
}

// Indexes, each served by a replica of a shard. `map` is a line for each shard: numbers of its replicas.
class Replicated {
 public:
  explicit Replicated(const std::vector<std::vector<std::size_t>>& map) {
    std::string lines;
    for (const auto& replicas : map) {
      lines += "s" + std::to_string(replicas.front()) + " =";
      for (const std::size_t replica : replicas) {
        store(index(replica), {dispatch_of("vieux" + std::to_string(replicas.front()), "Le prix du gaz est vieux.")});
        served_[replica] = std::make_unique<ServedShard>(index(replica));
        lines += ' ' + served_[replica]->address();
      }
      lines += '\n';
    }
    folder_.write("map", lines);
  }
  std::filesystem::path index(std::size_t replica) const { return folder_ / ("i" + std::to_string(replica)); }
  std::filesystem::path map() const { return folder_ / "map"; }
  Alerts alerts() const { return Alerts::open(map()).value(); }
  ServedShard& served(std::size_t replica) { return *served_[replica]; }

 private:
  TemporaryFolder folder_;
  std::map<std::size_t, std::unique_ptr<ServedShard>> served_;
};

}  // namespace

TEST_CASE("alerts over shards tell what alerts over their indexes tell", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const auto seed = GENERATE(range(1U, 5U));
  constexpr auto kSearches = effort<std::size_t>(200, 60);
  World world(seed);
  std::vector<Dispatch> first;
  for (int i = 0; i < 40; ++i) first.push_back(world.dispatch("v-" + std::to_string(i)));
  Shards shards(first, 3);
  auto here = Alerts::open(shards.indexes()).value();
  auto remote = Alerts::open(shards.map()).value();
  for (std::size_t i = 0; i < kSearches; ++i) {
    SearchRequest request = world.request();
    request.fold_versions = world.one_in(2);
    request.snippets = world.one_in(3);
    INFO("query: " << request.query);
    const std::string name = "s-" + std::to_string(i);
    CHECK(here.add(name, request).has_value() == remote.add(name, request).has_value());
  }
  CHECK(remote.size() == here.size());
  for (int round = 0; round < 4; ++round) {
    std::vector<std::vector<Dispatch>> fresh(shards.indexes().size());
    for (int i = 0; i < 3 + round * 30; ++i)
      fresh[world.below(fresh.size())].push_back(world.dispatch("d-" + std::to_string(world.below(400))));
    for (std::size_t shard = 0; shard < fresh.size(); ++shard) store(shards.indexes()[shard], fresh[shard]);
    if (round == 2) REQUIRE(compact_index(shards.indexes()[world.below(fresh.size())]));
    INFO("seed " << seed << " round " << round);
    const std::string told = told_by(here);
    CHECK(told_by(remote) == told);
    CHECK_FALSE(told.empty());
  }
}

TEST_CASE("whatever becomes of a shard, nothing is told twice and nothing is missed", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  Replicated shards({{0}, {1}});
  auto alerts = shards.alerts();
  add(alerts, "tout", "*");
  add(alerts, "chaque", "monte", false);
  store(shards.index(1), {dispatch_of("a", "Le gaz monte.")});
  CHECK(told_by(alerts) == "a: chaque tout\n");
  const Dispatch fresh = dispatch_of("b", "Le blé monte.");
  SECTION("compacted") {
    REQUIRE(compact_index(shards.index(1)));
    CHECK(told_by(alerts).empty());
    store(shards.index(1), {fresh});
    REQUIRE(compact_index(shards.index(1)));
  }
  SECTION("rebuilt") {
    store(shards.index(1),
          {fresh, dispatch_of("a", "Le gaz monte."), dispatch_of("vieux1", "Le prix du gaz est vieux.")},
          {.jobs = 1, .rebuild = true});
  }
  SECTION("started anew") {
    shards.served(1).stop();
    store(shards.index(1), {fresh});
    shards.served(1).start();
  }
  SECTION("away for a while") {
    shards.served(1).stop();
    const std::string complaint = told_by(alerts);
    CHECK_THAT(complaint, Catch::StartsWith("the shard s1 cannot be reached"));
    CHECK(told_by(alerts) == complaint);
    store(shards.index(1), {fresh});
    shards.served(1).start();
  }
  SECTION("away when a search is added") {
    shards.served(1).stop();
    CHECK(alerts.add("neuve", request_of("blé")).error().code == ErrorCode::io);
    store(shards.index(1), {fresh});
    shards.served(1).start();
  }
  CHECK(told_by(alerts) == "b: chaque tout\n");
  CHECK(told_by(alerts).empty());
}

TEST_CASE("a replica that takes the place of another tells what the other has not told, however it numbers it",
          "[shards]") {
  if (!base::prepare_remote_serving()) return;
  Replicated shards({{0}, {1, 2}});
  auto alerts = shards.alerts();
  add(alerts, "tout", "*");
  add(alerts, "chaque", "gaz OU blé", false);
  const Dispatch a = dispatch_of("a", "Le gaz monte.");
  const Dispatch b = dispatch_of("b", "Le blé tombe.");
  const Dispatch c = dispatch_of("c", "Le gaz, le blé, le maïs.");
  store(shards.index(1), {a, b});
  CHECK(told_by(alerts) == "a: chaque tout\nb: chaque tout\n");
  SECTION("it has more") {
    store(shards.index(2), {c, b, a});
    shards.served(1).stop();
    CHECK(told_by(alerts) == "c: chaque tout\n");
  }
  SECTION("it is behind") {
    store(shards.index(2), {b});
    shards.served(1).stop();
    CHECK(told_by(alerts).empty());
    store(shards.index(2), {c});
    store(shards.index(2), {a});
    CHECK(told_by(alerts) == "c: chaque tout\n");
  }
  SECTION("one after the other") {
    store(shards.index(2), {c});
    shards.served(1).stop();
    CHECK(told_by(alerts) == "c: chaque tout\n");
    store(shards.index(1), {c});
    shards.served(1).start();
    shards.served(2).stop();
    CHECK(told_by(alerts).empty());
    store(shards.index(1), {dispatch_of("d", "Le blé dort.")});
    CHECK(told_by(alerts) == "d: chaque tout\n");
  }
  CHECK(told_by(alerts).empty());
}

TEST_CASE("a large commit to a shard is told in parts, and its loss in between is no loss", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  Replicated shards({{0, 1}});
  auto alerts = shards.alerts();
  add(alerts, "tout", "*");
  std::vector<Dispatch> many;
  std::set<std::string> all;
  for (int i = 0; i < 200; ++i) {
    const std::string id = std::to_string(1000 + i);
    many.push_back(dispatch_of(id, "Le numéro " + id + " arrive."));
    all.insert(id + ": tout");
  }
  store(shards.index(0), many);
  const auto first = alerts.poll();
  REQUIRE(first);
  CHECK(first->size() == 64);
  store(shards.index(1), {many.rbegin(), many.rend()});
  shards.served(0).stop();
  std::istringstream rest(told_by(alerts));
  std::set<std::string> told;
  for (const Alert& alert : *first) told.insert(alert.dispatch.id + ": tout");
  for (std::string line; std::getline(rest, line);) CHECK(told.insert(line).second);
  CHECK(told == all);
}

TEST_CASE("alerts need all shards when they begin", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  Replicated shards({{0}, {1}});
  shards.served(0).stop();
  CHECK(Alerts::open(shards.map()).error().code == ErrorCode::io);
  CHECK(Alerts::open({shards.map(), shards.index(1)}).error().code == ErrorCode::invalid_argument);
}

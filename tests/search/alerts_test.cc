#include "depeche/alerts.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "depeche/prune.h"
#include "search/archive.h"
#include "search/small_world.h"
#include "support/sample_dispatches.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::string kStory =
    "Les gardiens de la paix ont remis vendredi aux unités de la Garde nationale la protection des centrales d'Almaty, "
    "a "
    "communiqué l'état-major. Le retrait des soldats s'achève dans la semaine. Les avions partent de Jetygen. Le "
    "commandant de la mission a remercié les habitants, qui avaient apporté du pain et du thé aux sentinelles. ";

Dispatch story(std::string id, const std::string& more) {
  return dated(dispatch_of(std::move(id), kStory + more, "Retrait des gardiens"), "2022-01-14");
}

using Searches = std::vector<std::pair<std::string, std::string>>;

// An index with one dispatch, which is old, and alerts on it.
struct Watched {
  explicit Watched(const Searches& searches = {}) {
    store(index(), {dispatch_of("vieux", "Le prix du gaz est vieux.")});
    alerts.emplace(Alerts::open(index()).value());
    for (const auto& [name, query] : searches) add(name, query);
  }

  std::string index() const { return folder / "index"; }
  void add(const std::string& name, const std::string& query, bool fold = true) {
    SearchRequest request = request_of(query);
    request.snippets = false;
    request.fold_versions = fold;
    REQUIRE(alerts->add(name, request));
  }
  // "id: search search", a line each.
  std::string told() {
    std::string lines;
    for (;;) {
      const auto some = alerts->poll();
      INFO((some ? "" : some.error().message));
      REQUIRE(some);
      if (some->empty()) return lines;
      for (const Alert& alert : *some) {
        lines += alert.dispatch.id + ":";
        for (const AlertMatch& match : alert.matches) lines += " " + match.search;
        lines += "\n";
      }
    }
  }

  TemporaryFolder folder;
  std::optional<Alerts> alerts;
};

}  // namespace

TEST_CASE("A search for what may be published is not told what is withdrawn already") {
  Watched watched;
  SearchRequest usable = request_of("pleut");
  usable.usable = true;
  usable.snippets = false;
  REQUIRE(watched.alerts->add("publiable", usable));
  watched.add("tout", "pleut");
  Dispatch kill = dispatch_of("urn:x:9", "Le ciel se tait.");
  kill.properties.push_back({"withdraws", "urn:x:1", ""});
  store(watched.index(), {kill});
  store(watched.index(), {dispatch_of("urn:x:1", "Il pleut."), dispatch_of("urn:x:2", "Il pleut à Brest.")});
  CHECK(watched.told() == "urn:x:1: tout\nurn:x:2: publiable tout\n");
}

TEST_CASE("What comes is told once to each search that it matches, what was there is not") {
  Watched watched({{"gaz", "gaz"}, {"prix", "+prix +gaz"}, {"sans", "-gaz"}, {"tout", "*"}});
  CHECK(watched.told().empty());
  store(watched.index(), {dispatch_of("a", "Le gaz monte."), dispatch_of("b", "Le prix du blé.")});
  CHECK(watched.told() == "a: gaz tout\nb: sans tout\n");
  CHECK(watched.told().empty());
  store(watched.index(), {dispatch_of("a", "Le gaz monte.")});
  CHECK(watched.told().empty());
  store(watched.index(), {dispatch_of("c", "Le prix du gaz."), dispatch_of("vieux", "Le prix du gaz est vieux.")});
  CHECK(watched.told() == "c: gaz prix tout\n");
}

TEST_CASE("A dispatch that changes is told where it was not yet") {
  Watched watched({{"blé", "blé"}, {"gaz", "gaz"}});
  store(watched.index(), {dispatch_of("a", "Le gaz monte.")});
  CHECK(watched.told() == "a: gaz\n");
  store(watched.index(), {dispatch_of("a", "Le gaz et le blé montent.")});
  CHECK(watched.told() == "a: blé\n");
  store(watched.index(), {dispatch_of("vieux", "Le prix du gaz a changé.")});
  CHECK(watched.told() == "vieux: gaz\n");
}

TEST_CASE("A story is told once, by the latest of its versions that come together, or each version") {
  Watched watched({{"avions", "avions"}, {"moscou", "Moscou"}});
  watched.add("toutes", "avions", false);
  store(watched.index(), {story("flash", ""), story("suite", "Les troupes rentrent.")});
  CHECK(watched.told() == "flash: toutes\nsuite: avions toutes\n");
  store(watched.index(), {story("fin", "Les troupes rentrent. Moscou se tait.")});
  CHECK(watched.told() == "fin: moscou toutes\n");
  store(watched.index(), {story("encore", "Les troupes rentrent. Moscou parle.")});
  CHECK(watched.told() == "encore: toutes\n");
}

TEST_CASE("Whatever becomes of the index, nothing is told twice and nothing is missed") {
  Watched watched(Searches{{"tout", "*"}});
  store(watched.index(), {dispatch_of("a", "Le gaz monte.")});
  CHECK(watched.told() == "a: tout\n");
  const Dispatch fresh = dispatch_of("b", "Le blé monte.");
  const std::string told = "b: tout\n";
  SECTION("compacted") {
    REQUIRE(compact_index(watched.index()));
    CHECK(watched.told().empty());
    store(watched.index(), {fresh});
    REQUIRE(compact_index(watched.index()));
    REQUIRE(compact_index(watched.index()));
    CHECK(watched.told() == told);
  }
  SECTION("rebuilt") {
    store(watched.index(),
          {fresh, dispatch_of("a", "Le gaz monte."), dispatch_of("vieux", "Le prix du gaz est vieux.")},
          {.jobs = 1, .rebuild = true});
    CHECK(watched.told() == told);
  }
  SECTION("replaced by another") {
    const std::string other = watched.folder / "autre";
    store(other, {fresh, dispatch_of("a", "Le gaz monte.")});
    std::filesystem::rename(watched.index(), watched.folder / "ancien");
    std::filesystem::rename(other, watched.index());
    CHECK(watched.told() == told);
  }
  SECTION("gone for a while") {
    std::filesystem::rename(watched.index(), watched.folder / "ailleurs");
    CHECK(watched.alerts->poll().error().code == ErrorCode::not_found);
    store(watched.folder / "ailleurs", {fresh});
    std::filesystem::rename(watched.folder / "ailleurs", watched.index());
    CHECK(watched.told() == told);
  }
  SECTION("pruned") {
    auto writer = IndexWriter::open(watched.index()).value();
    REQUIRE(writer.remove("a"));
    REQUIRE(writer.add(fresh));
    REQUIRE(writer.commit());
    CHECK(watched.told() == told);
  }
  SECTION("committed to again and again") {
    for (int round = 0; round < 30; ++round)
      store(watched.index(), {dispatch_of("n" + std::to_string(round), "Numéro " + std::to_string(round) + ".")});
    const std::string all = watched.told();
    CHECK(std::ranges::count(all, '\n') == 30);
  }
  CHECK(watched.told().empty());
  store(watched.index(), {dispatch_of("c", "Le charbon monte.")});
  CHECK(watched.told() == "c: tout\n");
}

TEST_CASE("Parts of an index come, change and are merged, and nothing is told twice and nothing is missed") {
  Watched watched(Searches{{"charbon", "charbon"}, {"phrase", "\"le charbon monte\""}});
  const WriterOptions in_parts{.jobs = 1, .memory = std::size_t{2} << 20, .parts = 8};
  store(watched.index(), samples(0, 2300), in_parts);
  CHECK(watched.told().empty());
  std::vector<Dispatch> run = samples(2300, 3310);
  run.push_back(dispatch_of("a", "Le charbon monte."));
  store(watched.index(), run, in_parts);
  REQUIRE(index_stats(watched.index())->parts.size() == 2);
  CHECK(watched.told() == "a: charbon phrase\n");
  store(watched.index(),
        {dispatch_of("afp-7", "Le charbon baisse."), sample(2400, 1), dispatch_of("b", "Du charbon.")});
  CHECK(watched.told() == "afp-7: charbon\nb: charbon\n");
  store(watched.index(), {dispatch_of("c", "À Metz aussi, le charbon monte.")});
  REQUIRE(index_stats(watched.index())->parts.size() == 2);
  REQUIRE(compact_index(watched.index()));
  CHECK(watched.told() == "c: charbon phrase\n");
  CHECK(watched.told().empty());
}

TEST_CASE("Several indexes are watched as one") {
  TemporaryFolder folder;
  store(folder / "un", {dispatch_of("a", "Le gaz.")});
  store(folder / "deux", {dispatch_of("b", "Le blé.")});
  auto alerts = Alerts::open(std::vector<std::filesystem::path>{folder / "un", folder / "deux"}).value();
  REQUIRE(alerts.add("mais", request_of("\"le maïs\"")));
  store(folder / "deux", {dispatch_of("c", "Le maïs de deux.")});
  store(folder / "un", {dispatch_of("d", "Le maïs de un.")});
  const auto told = alerts.poll();
  REQUIRE(told);
  REQUIRE(told->size() == 2);
  CHECK((*told)[0].dispatch.id == "d");
  CHECK((*told)[1].dispatch.id == "c");
}

TEST_CASE("Searches are added, replaced and removed while dispatches come") {
  Watched watched(Searches{{"un", "gaz"}});
  watched.add("deux", "blé");
  watched.add("un", "maïs");
  CHECK(watched.alerts->size() == 2);
  store(watched.index(), {dispatch_of("a", "Gaz, blé."), dispatch_of("b", "Maïs.")});
  CHECK(watched.told() == "a: deux\nb: un\n");
  CHECK(watched.alerts->remove("deux"));
  CHECK_FALSE(watched.alerts->remove("deux"));
  watched.add("trois", "orge");
  store(watched.index(), {dispatch_of("c", "Blé, orge.")});
  CHECK(watched.told() == "c: trois\n");
}

TEST_CASE("An alert says where its search stands in the dispatch") {
  Watched watched;
  REQUIRE(watched.alerts->add("retrait", request_of("retrait OTSC")));
  store(watched.index(), {dispatch_of("a", "Le contingent de l'OTSC est parti.", "Retrait achevé")});
  const auto told = watched.alerts->poll();
  REQUIRE(told);
  REQUIRE(told->size() == 1);
  CHECK(told->front().dispatch.text == "Le contingent de l'OTSC est parti.");
  CHECK(told->front().matches.front().title_highlights == std::vector<Highlight>{{0, 7}});
  CHECK(told->front().matches.front().snippet.highlights.size() == 1);
}

TEST_CASE("What cannot be waited for is refused") {
  Watched watched;
  CHECK(watched.alerts->add("x", request_of("date:nie")).error().code == ErrorCode::query);
  SearchRequest like = request_of("");
  like.like_text = "Le prix du gaz";
  CHECK(watched.alerts->add("x", like).error().code == ErrorCode::invalid_argument);
  CHECK(watched.alerts->size() == 0);
  CHECK(Alerts::open(std::vector<std::filesystem::path>()).error().code == ErrorCode::invalid_argument);
  CHECK(Alerts::open(watched.folder / "rien").error().code == ErrorCode::not_found);
}

TEST_CASE("An acronym that a new dispatch explains is searched by its expansion from then on") {
  Watched watched({{"court", "OTSC"}, {"long", "\"organisation du traité de sécurité collective\""}});
  store(watched.index(), {dispatch_of("a", "L'Organisation du traité de sécurité collective part.")});
  CHECK(watched.told() == "a: long\n");
  store(watched.index(), {dispatch_of("b", "L'Organisation du traité de sécurité collective (OTSC) part."),
                          dispatch_of("c", "Départ de l'organisation du traité de sécurité collective."),
                          dispatch_of("d", "L'OTSC reste sur place.")});
  CHECK(watched.told() == "b: court long\nc: court long\nd: court long\n");
}

namespace {

// What of `ids` a search finds in the whole index.
std::set<std::string> found_of(const std::set<std::string>& ids, const SearchRequest& request,
                               const Searcher& searcher) {
  const auto results = searcher.search(request);
  REQUIRE(results);
  std::set<std::string> found;
  for (const Hit& hit : results->hits)
    if (ids.contains(hit.dispatch.id)) found.insert(hit.dispatch.id);
  return found;
}

}  // namespace

TEST_CASE("What a search is told is just what it finds", "[alerts]") {
  const auto seed = GENERATE(range(1U, 9U));
  World world(seed);
  TemporaryFolder folder;
  std::vector<Dispatch> first;
  for (int i = 0; i < 40; ++i) first.push_back(world.dispatch("v-" + std::to_string(i)));
  store(folder / "index", first);
  auto alerts = Alerts::open(folder / "index").value();
  const auto searcher = Searcher::open(folder / "index").value();
  std::map<std::string, SearchRequest> requests;
  for (int i = 0; i < 250; ++i) {
    const SearchRequest request = world.request();
    if (alerts.add("s-" + std::to_string(i), request)) requests["s-" + std::to_string(i)] = request;
  }
  CHECK(requests.size() > 200);
  std::size_t told_in_all = 0;
  for (int round = 0; round < 3; ++round) {
    std::vector<Dispatch> fresh;
    std::set<std::string> ids;
    for (int i = 0; i < 3 + round * 10; ++i) {
      fresh.push_back(world.dispatch("d-" + std::to_string(round * 100 + i)));
      ids.insert(fresh.back().id);
    }
    store(folder / "index", fresh);
    std::map<std::string, std::set<std::string>> told;
    for (auto some = alerts.poll();; some = alerts.poll()) {
      REQUIRE(some);
      if (some->empty()) break;
      for (const Alert& alert : *some)
        for (const AlertMatch& match : alert.matches) told[match.search].insert(alert.dispatch.id);
    }
    for (const auto& [name, request] : requests) {
      INFO("seed " << seed << " round " << round << " query: " << request.query << " expand " << request.expand);
      CHECK(told[name] == found_of(ids, request, searcher));
      told_in_all += told[name].size();
    }
  }
  CHECK(told_in_all > 200);
}

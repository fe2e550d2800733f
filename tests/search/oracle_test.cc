// Search, count, facets and alerts agree with a naive evaluator of the query's tree on random queries.

#include "search/oracle.h"

#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "query/language/parser.h"
#include "search/random_queries.h"

using namespace depeche;
using namespace depeche::test;

namespace {

using Ids = std::set<std::string>;

constexpr std::size_t kQueries = 20000;
constexpr std::size_t kQueriesOfWorld = 2000;
constexpr std::size_t kAlertsOfWorld = 300;
// One in so many queries is run again with all that it may also find, which must leave what was typed.
constexpr std::size_t kExpandedOnceIn = 8;
constexpr std::size_t kStories = 16;  // before the alerts, and as many after
const query::OwnNames kAnyName{[](const std::string&) { return true; }, {}};

// DEPECHE_ORACLE_QUERIES asks for more than the usual run: 1000000 take some minutes of a release build.
std::size_t queries_to_run() {
  const char* asked = std::getenv("DEPECHE_ORACLE_QUERIES");
  return asked == nullptr ? kQueries : static_cast<std::size_t>(std::strtoull(asked, nullptr, 10));
}

// Stories in an index, and searches that wait for the second half of them.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    stories_ = random_.stories(kStories, "a");
    store(folder_ / "index", dispatches_from(0));
    alerts_.emplace(Alerts::open(folder_ / "index").value());
    for (std::size_t i = 0; i < kAlertsOfWorld; ++i) {
      const SearchRequest request = random_.request();
      REQUIRE(alerts_->add(std::to_string(i), request));
      waiting_.push_back(request);
    }
    for (Story& story : random_.stories(kStories, "b")) stories_.push_back(std::move(story));
    store(folder_ / "index", dispatches_from(kStories));
    searcher_.emplace(Searcher::open(folder_ / "index").value());
    for (const Story& story : stories_) read_.emplace_back(story, analyzer_);
  }

  SearchRequest request() { return random_.request(); }

  void check_search(const SearchRequest& request) {
    const auto tree = query::parse(request.query, kToday, {}, kAnyName).value();
    const Oracle oracle(tree, request, analyzer_);
    const SearchResults results = searched(request);
    const Ids expected = expected_of(oracle, 0);
    const Ids found = ids_found(results);
    const bool agree = found == expected && results.total == expected.size() && facets_agree(results, expected);
    const bool keeps = ++asked_ % kExpandedOnceIn != 0 || still_finds(expected, request);
    if (agree && keeps) return ++agreed_, void(found_ += found.size());
    CAPTURE(request.query, request.usable, request.strict_dates, request.sources.size(), request.facets.size());
    CHECK(found == expected);
    CHECK(results.total == expected.size());
    CHECK(facets_agree(results, expected));
    CHECK(keeps);
  }

  void check_alerts() {
    std::map<std::string, Ids> told;
    for (auto some = alerts_->poll();; some = alerts_->poll()) {
      REQUIRE(some);
      if (some->empty()) break;
      for (const Alert& alert : *some)
        for (const AlertMatch& match : alert.matches) told[match.search].insert(alert.dispatch.id);
    }
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto tree = query::parse(waiting_[i].query, kToday, {}, kAnyName).value();
      CAPTURE(waiting_[i].query);
      const Ids expected = expected_of(Oracle(tree, waiting_[i], analyzer_), kStories);
      CHECK(told[std::to_string(i)] == expected);
      found_ += expected.size();
    }
  }

  std::size_t agreed() const { return agreed_; }
  std::size_t found() const { return found_; }

 private:
  std::vector<Dispatch> dispatches_from(std::size_t first) const {
    std::vector<Dispatch> dispatches;
    for (std::size_t i = first; i < stories_.size(); ++i) dispatches.push_back(stories_[i].dispatch);
    return dispatches;
  }

  SearchResults searched(const SearchRequest& request) const {
    auto results = searcher_->search(request);
    CAPTURE(request.query);
    REQUIRE(results);
    return std::move(*results);
  }

  bool still_finds(const Ids& ids, SearchRequest request) const {
    request.expand = true;
    request.aliases = {{"gaz", {"neige"}}, {"AFP", {"Reuters"}}, {"Kazakhstan", {"mairie", "de la neige"}}};
    const Ids expanded = ids_found(searched(request));
    return std::ranges::includes(expanded, ids);
  }

  static Ids ids_found(const SearchResults& results) {
    Ids ids;
    for (const Hit& hit : results.hits) ids.insert(hit.dispatch.id);
    return ids;
  }

  Ids expected_of(const Oracle& oracle, std::size_t first) const {
    Ids ids;
    for (std::size_t i = first; i < read_.size(); ++i)
      if (oracle.matches(read_[i])) ids.insert(stories_[i].dispatch.id);
    return ids;
  }

  bool facets_agree(const SearchResults& results, const Ids& expected) const {
    return std::ranges::all_of(results.facets, [&](const Facet& facet) {
      std::map<std::string, std::size_t> told;
      for (const FacetValue& value : facet.values) told[text::fold(value.value)] = value.count;
      return told == counts_of(facet.name, expected);
    });
  }

  // By spelling without accents and case.
  std::map<std::string, std::size_t> counts_of(const std::string& facet, const Ids& expected) const {
    std::map<std::string, std::size_t> counts;
    for (const Story& story : stories_) {
      if (!expected.contains(story.dispatch.id)) continue;
      std::set<std::string> values;
      if (facet == "source" && !story.dispatch.source.empty()) values.insert(text::fold(story.dispatch.source));
      for (const Property& property : story.dispatch.properties)
        if (property.name == facet) values.insert(text::fold(property.value));
      for (const std::string& value : values) ++counts[value];
    }
    return counts;
  }

  RandomWorld random_;
  TemporaryFolder folder_;
  std::vector<Story> stories_;
  std::optional<Alerts> alerts_;
  std::vector<SearchRequest> waiting_;
  std::optional<Searcher> searcher_;
  text::Analyzer analyzer_;
  std::vector<ReadStory> read_;
  std::size_t asked_ = 0;
  std::size_t agreed_ = 0;
  std::size_t found_ = 0;
};

}  // namespace

TEST_CASE("What random queries find, count and tell is what reading each dispatch says", "[oracle]") {
  const std::size_t wanted = queries_to_run();
  std::size_t found = 0;
  unsigned seed = 0;
  for (std::size_t run = 0; run < wanted; run += kQueriesOfWorld) {
    CAPTURE(++seed);
    World world(seed);
    world.check_alerts();
    for (std::size_t i = 0; i < kQueriesOfWorld; ++i) world.check_search(world.request());
    CHECK(world.agreed() == kQueriesOfWorld);
    found += world.found();
  }
  CHECK(found > wanted);
}

// Search, count, facets, timelines and alerts, over one index or two, agree with a naive evaluator of the query's tree
// on random queries.

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
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

namespace {

using Ids = std::set<std::string>;

constexpr auto kQueries = effort<std::size_t>(20000, 2000);
constexpr std::size_t kQueriesOfWorld = 2000;
constexpr std::size_t kAlertsOfWorld = 300;
// One in so many queries is run again with all that it may also find, which must leave what was typed.
constexpr std::size_t kExpandedOnceIn = 8;
constexpr std::size_t kTimelineOnceIn = 8;
// Of dates as they are written.
constexpr std::size_t kYearSize = 4;
constexpr std::size_t kMonthSize = 7;
constexpr std::size_t kDaySize = 10;
constexpr std::size_t kHourSize = 13;
constexpr std::size_t kStories = 16;  // before the alerts, and as many after
const query::OwnNames kAnyName{[](const std::string&) { return true; }, {}};

// DEPECHE_ORACLE_QUERIES asks for more than the usual run: 1000000 take some minutes of a release build.
std::size_t queries_to_run() {
  const char* asked = std::getenv("DEPECHE_ORACLE_QUERIES");
  return asked == nullptr ? kQueries : static_cast<std::size_t>(std::strtoull(asked, nullptr, 10));
}

// How many stories have each value of a facet. Of a date, its year and its month are values, too.
using Counts = std::map<std::string, std::size_t>;

void add_dates(const std::vector<DateRange>& dates, Counts& counts) {
  std::set<std::string> values;
  for (const DateRange& date : dates)
    for (std::string value = to_string(date);; value.resize(value.rfind('-'))) {
      values.insert(value);
      if (value.find('-') == std::string::npos) break;
    }
  for (const std::string& value : values) ++counts[value];
}

// The year or month that the interval lies inside of, else the interval.
std::string unit_around(const DateRange& date) {
  if (date.precision != DatePrecision::range) return to_string(date);
  const std::string first = to_string(date.first);
  const std::string last = to_string(date.last);
  for (const std::size_t size : {kMonthSize, kYearSize})
    if (first.substr(0, size) == last.substr(0, size)) return first.substr(0, size);
  return to_string(date);
}

// Years, months, days when the days lie within a year, hours when there is only one day.
Counts count_written(const std::vector<const Dispatch*>& dispatches) {
  std::set<Day> days;
  for (const Dispatch* dispatch : dispatches)
    if (dispatch->dated && dispatch->dated->precision == DatePrecision::day) days.insert(dispatch->dated->first);
  const bool with_days = days.empty() || *days.rbegin() - *days.begin() < std::chrono::days(366);
  Counts counts;
  for (const Dispatch* dispatch : dispatches) {
    if (!dispatch->dated) continue;
    const std::string value = unit_around(*dispatch->dated);
    if (value.size() > kDaySize) {
      ++counts[value];
      continue;
    }
    for (const std::size_t size : {kYearSize, kMonthSize, kDaySize})
      if (value.size() >= size && (size < kDaySize || with_days)) ++counts[value.substr(0, size)];
    if (days.size() != 1 || !dispatch->written_at || value.size() != kDaySize) continue;
    const auto hour = std::chrono::floor<std::chrono::hours>(dispatch->written_at->time);
    ++counts[text::fold(to_string(in_time_zone(hour)).substr(0, kHourSize))];
  }
  return counts;
}

// Of names, the spelling without accents and case.
void add_values(const Facet& facet, const Story& story, Counts& counts) {
  const Dispatch& dispatch = story.dispatch;
  if (facet.field == FacetField::mentions) add_dates(story.mentions, counts);
  if (facet.field == FacetField::source && !dispatch.source.empty()) ++counts[text::fold(dispatch.source)];
  if (facet.field == FacetField::place && !dispatch.place.empty()) ++counts[text::fold(dispatch.place)];
  std::set<std::string> properties;
  if (facet.field == FacetField::property)
    for (const Property& property : dispatch.properties)
      if (property.name == facet.name) properties.insert(text::fold(property.value));
  for (const std::string& value : properties) ++counts[value];
}

void flatten(const std::vector<FacetValue>& values, Counts& counts) {
  for (const FacetValue& value : values) {
    counts[text::fold(value.value)] += value.count;
    flatten(value.children, counts);
  }
}

// Stories in one index, or in turn in each of two, and searches that wait for the second half of them.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    for (const char* name : {"one", "two"})
      if (indexes_.size() <= seed % 2) indexes_.push_back(folder_ / name);
    stories_ = random_.stories(kStories, "a");
    store_from(0);
    alerts_.emplace(Alerts::open(indexes_).value());
    for (std::size_t i = 0; i < kAlertsOfWorld; ++i) {
      const SearchRequest request = random_.request();
      REQUIRE(alerts_->add(std::to_string(i), request));
      waiting_.push_back(request);
    }
    for (Story& story : random_.stories(kStories, "b")) stories_.push_back(std::move(story));
    store_from(kStories);
    searcher_.emplace(Searcher::open(indexes_).value());
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
    const bool draws = asked_ % kTimelineOnceIn != 1 || timeline_agrees(request, expected);
    if (agree && keeps && draws) return ++agreed_, void(found_ += found.size());
    CAPTURE(request.query, request.usable, request.strict_dates, request.sources.size(), request.facets.size());
    CHECK(found == expected);
    CHECK(results.total == expected.size());
    CHECK(facets_agree(results, expected));
    CHECK(keeps);
    CHECK(draws);
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
  void store_from(std::size_t first) const {
    for (std::size_t index = 0; index < indexes_.size(); ++index) {
      std::vector<Dispatch> dispatches;
      for (std::size_t i = first + index; i < stories_.size(); i += indexes_.size())
        dispatches.push_back(stories_[i].dispatch);
      store(indexes_[index], dispatches);
    }
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
      Counts counts;
      std::vector<const Dispatch*> found;
      for (const Story& story : stories_) {
        if (!expected.contains(story.dispatch.id)) continue;
        found.push_back(&story.dispatch);
        add_values(facet, story, counts);
      }
      if (facet.field == FacetField::date) counts = count_written(found);
      Counts told;
      flatten(facet.values, told);
      return told == counts;
    });
  }

  static bool lies_inside(const TimelineBar& bar, const Dispatch& dispatch) {
    if (bar.moments) {
      const auto moment = dispatch.written_at;
      return moment && bar.moments->from <= moment->time && moment->time < bar.moments->until;
    }
    return dispatch.dated && bar.days.contains(*dispatch.dated);
  }

  static bool follows(const TimelineBar& before, const TimelineBar& bar) {
    if (bar.moments) return before.moments && before.moments->until == bar.moments->from;
    return before.days.last + std::chrono::days{1} == bar.days.first;
  }

  // Bars follow each other without gaps, and each has what was written within its days.
  bool timeline_agrees(const SearchRequest& request, const Ids& expected) const {
    const auto timeline = searcher_->timeline(request);
    CAPTURE(request.query);
    REQUIRE(timeline);
    bool agrees = timeline->total == expected.size();
    std::size_t placed = 0;
    for (std::size_t i = 0; i < timeline->bars.size(); ++i) {
      const TimelineBar& bar = timeline->bars[i];
      const auto inside = [&](const Story& story) { return lies_inside(bar, story.dispatch); };
      const auto matches = std::ranges::count_if(
          stories_, [&](const Story& story) { return inside(story) && expected.contains(story.dispatch.id); });
      const auto dispatches = std::ranges::count_if(stories_, inside);
      agrees = agrees && bar.matches == static_cast<std::size_t>(matches) &&
               bar.dispatches == static_cast<std::size_t>(dispatches) &&
               (i == 0 || follows(timeline->bars[i - 1], bar));
      placed += bar.matches;
    }
    return agrees && timeline->unplaced == timeline->total - placed;
  }

  RandomWorld random_;
  TemporaryFolder folder_;
  std::vector<std::filesystem::path> indexes_;
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

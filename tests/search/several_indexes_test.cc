// Several indexes answer what one index of all their dispatches does.

#include <map>
#include <sstream>

#include "depeche/render.h"
#include "search/random_queries.h"
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr auto kQueries = effort<std::size_t>(400, 60);

// Equal scores may stand in any order, and which of the versions of one day came last is not known across indexes.
std::string answer_of(Result<SearchResults> results) {
  if (!results) return results.error().message;
  std::vector<std::string> hits;
  for (const Hit& hit : results->hits) {
    std::vector<std::string> ids{hit.dispatch.id};
    for (const Version& version : hit.versions) ids.push_back(version.id);
    std::ranges::sort(ids);
    std::ostringstream line;
    line << std::fixed << hit.score << ' ' << joined(ids);
    hits.push_back(line.str());
  }
  std::ranges::sort(hits);
  std::ostringstream answer;
  for (const std::string& hit : hits) answer << hit << '\n';
  results->hits.clear();
  results->revision.clear();
  results->next.reset();
  results->took_ms = 0;
  render_json(*results, answer);
  return answer.str();
}

TEST_CASE("Random queries of several indexes find with the same scores what one index does") {
  RandomWorld random(11);
  std::vector<Dispatch> dispatches;
  for (const Story& story : random.stories(90, "s")) dispatches.push_back(story.dispatch);
  const Archive one(dispatches);
  for (const std::size_t count : {std::size_t{2}, std::size_t{5}}) {
    const TemporaryFolder folder;
    std::vector<std::filesystem::path> indexes;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<Dispatch> own;
      for (std::size_t d = i; d < dispatches.size(); d += count) own.push_back(dispatches[d]);
      indexes.push_back(folder / std::to_string(i));
      store(indexes.back(), own);
    }
    const Searcher several = Searcher::open(indexes).value();
    std::size_t found = 0;
    for (std::size_t i = 0; i < kQueries; ++i) {
      SearchRequest request = random.request();
      request.expand = random.one_in(2);
      request.relax = random.one_in(2);
      request.suggest = random.one_in(2);
      request.fold_versions = random.one_in(4);
      request.without = {"topic", "kin"};
      CAPTURE(count, request.query);
      const auto results = several.search(request);
      CHECK(answer_of(results) == answer_of(one.searcher().search(request)));
      found += results ? results->hits.size() : 0;
    }
    CHECK(found > kQueries);
  }
}

}  // namespace

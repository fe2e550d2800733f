// Several indexes with the same topics, and the parts of an index, answer what one index of all their dispatches does.

#include <iomanip>
#include <sstream>

#include "depeche/render.h"
#include "schema/generations.h"
#include "search/random_queries.h"
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// The best hundred are ranked anew: fewer, so that equal scores of the first stage decide nothing.
constexpr std::size_t kStories = 90;
// What the topics are learnt from: enough for each of the ranking features.
constexpr std::size_t kTeaching = 300;
constexpr auto kQueries = effort<std::size_t>(300, 40);

// Equal scores may stand in any order, and which of the versions of one day came last is not known across indexes.
std::string answer_of(Result<SearchResults> results) {
  if (!results) return results.error().message;
  std::vector<std::string> hits;
  for (const Hit& hit : results->hits) {
    std::vector<std::string> ids{hit.dispatch.id};
    for (const Version& version : hit.versions) ids.push_back(version.id);
    std::ranges::sort(ids);
    std::ostringstream line;
    line << std::fixed << std::setprecision(5) << hit.score << ' ' << joined(ids);
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

// Makes an index at `target` whose parts are these indexes.
void make_parts(const std::filesystem::path& target, const std::vector<std::filesystem::path>& indexes) {
  schema::IndexDirectory directory;
  directory.path = target;
  directory.identity = schema::new_identity();
  std::filesystem::create_directories(schema::work_path(directory));
  REQUIRE(schema::create_identity(target, directory.identity));
  std::vector<std::filesystem::path> parts;
  for (const auto& index : indexes) {
    parts.push_back(schema::work_path(directory) / index.filename());
    std::filesystem::copy(schema::current_generation(index).value(), parts.back());
  }
  const auto last = parts.back();
  parts.pop_back();
  REQUIRE(schema::put_in_force(directory, last, parts));
}

TEST_CASE("Random queries of several indexes, and of parts, find with the same scores what one index does") {
  RandomWorld random(11);
  std::vector<Dispatch> dispatches;
  std::vector<Dispatch> teaching;
  for (const Story& story : random.stories(kStories, "s")) dispatches.push_back(story.dispatch);
  for (const Story& story : random.stories(kTeaching, "t")) teaching.push_back(story.dispatch);
  const TemporaryFolder teacher;
  store(teacher / "index", teaching);
  const WriterOptions taking{.topics_of = teacher / "index"};
  store(teacher / "one", dispatches, taking);
  const Searcher one = Searcher::open(teacher / "one").value();
  for (const std::size_t count : {std::size_t{2}, std::size_t{5}}) {
    const TemporaryFolder folder;
    std::vector<std::filesystem::path> indexes;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<Dispatch> own;
      for (std::size_t d = i; d < dispatches.size(); d += count) own.push_back(dispatches[d]);
      indexes.push_back(folder / std::to_string(i));
      store(indexes.back(), own, taking);
    }
    make_parts(folder / "parts", indexes);
    const Searcher several = Searcher::open(indexes).value();
    const Searcher parts = Searcher::open(folder / "parts").value();
    std::size_t found = 0;
    for (std::size_t i = 0; i < kQueries; ++i) {
      SearchRequest request = random.request();
      request.expand = random.one_in(2);
      request.relax = random.one_in(2);
      request.suggest = random.one_in(2);
      request.fold_versions = random.one_in(4);
      CAPTURE(count, request.query);
      const auto results = several.search(request);
      const std::string answer = answer_of(one.search(request));
      CHECK(answer_of(results) == answer);
      CHECK(answer_of(parts.search(request)) == answer);
      found += results ? results->hits.size() : 0;
    }
    CHECK(found > kQueries);
  }
}

}  // namespace

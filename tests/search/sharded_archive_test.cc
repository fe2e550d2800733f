// Shards answer what one searcher of their indexes answers.

#include "search/sharded_archive.h"

#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/xapian_remote.h"
#include "search/shard_stories.h"
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr auto kRandomQueries = effort<std::size_t>(400, 60);

void check_all(const Shards& archive, void (*change)(SearchRequest&)) {
  for (const std::string& query : queries()) {
    SearchRequest request = typed(query);
    change(request);
    INFO("query: " << query);
    CHECK(first_difference(Shards::answer_of(archive.remote().search(request)),
                           Shards::answer_of(archive.here().search(request))) == "");
  }
}

}  // namespace

TEST_CASE("shards answer what their indexes do, whatever is asked", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  for (const std::size_t count : {1, 2, 4}) {
    CAPTURE(count);
    const Shards archive(stories(), count);
    check_all(archive, [](SearchRequest&) {});
    check_all(archive, [](SearchRequest& request) { request.sort = SortOrder::newest; });
    check_all(archive, [](SearchRequest& request) { request.sort = SortOrder::oldest; });
    check_all(archive, [](SearchRequest& request) { request.fold_versions = false; });
    check_all(archive, [](SearchRequest& request) { request.mode = MatchMode::all; });
    check_all(archive, [](SearchRequest& request) { request.explain_ranking = true; });
    check_all(archive, [](SearchRequest& request) { request.feedback = true; });
    check_all(archive, [](SearchRequest& request) { request.recency_half_life = 7; });
    check_all(archive, [](SearchRequest& request) { request.snippets = false; });
    check_all(archive, [](SearchRequest& request) { request.like_id = "a1"; });
    check_all(archive, [](SearchRequest& request) { request.counting = Counting::exact; });
    check_all(archive, [](SearchRequest& request) {
      request.facets = {FacetField::source, FacetField::place, FacetField::date, FacetField::mentions};
      request.property_facets = {"category"};
    });
  }
}

TEST_CASE("pages by date go on over shards", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 3);
  for (const SortOrder order : {SortOrder::newest, SortOrder::oldest}) {
    SearchRequest request = typed("retrait OU gaz OU grève OU manifestation");
    request.sort = order;
    request.limit = 2;
    for (int page = 0; page < 4; ++page) {
      const auto results = archive.remote().search(request);
      REQUIRE(results);
      CHECK(archive.agree(request));
      request.after = results->next.value_or("");
    }
  }
}

TEST_CASE("timelines, single dispatches, words and names of shards are those of their indexes", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 3);
  const Searcher& here = archive.here();
  const Searcher& remote = archive.remote();
  for (const std::string& query : queries()) {
    INFO("query: " << query);
    const SearchRequest request = typed(query);
    CHECK(Shards::answer_of(remote.timeline(request)) == Shards::answer_of(here.timeline(request)));
    CHECK(remote.explain(request).value_or("") == here.explain(request).value_or(""));
    const auto marked = remote.find_marked("a1", request);
    const auto marked_here = here.find_marked("a1", request);
    REQUIRE(marked.has_value() == marked_here.has_value());
    if (marked) CHECK(((*marked)->text == (*marked_here)->text));
  }
  CHECK(remote.find("b").value()->title == "Tokaïev promet un retrait rapide");
  CHECK_FALSE(remote.find("z").value());
  CHECK(remote.words("ret", 5).value() == here.words("ret", 5).value());
  CHECK(remote.properties().value().size() == here.properties().value().size());
  CHECK(remote.revision().value() == here.revision().value());
  std::vector<std::string> ids;
  REQUIRE(remote.each_id([&](std::string_view id) { return ids.emplace_back(id), true; }));
  CHECK(ids.size() == stories().size());
}

TEST_CASE("random queries over four shards are answered as by one searcher of the four indexes", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  RandomWorld random(7);
  std::vector<Dispatch> dispatches = random_dispatches(random, 60);
  const Shards archive(dispatches, 4);
  std::size_t found = 0;
  for (std::size_t i = 0; i < kRandomQueries; ++i) {
    SearchRequest request = random.request();
    request.limit = 7;
    request.fold_versions = random.one_in(2);
    request.relax = random.one_in(2);
    request.expand = random.one_in(2);
    request.suggest = random.one_in(4);
    request.snippets = random.one_in(4);
    if (random.one_in(3)) request.sort = random.one_in(2) ? SortOrder::newest : SortOrder::oldest;
    if (random.one_in(2)) request.counting = Counting::automatic;
    CAPTURE(request.query);
    const auto here = archive.here().search(request);
    const std::string answer = Shards::answer_of(archive.remote().search(request));
    CHECK(first_difference(answer, Shards::answer_of(here)) == "");
    found += here ? here->hits.size() : 0;
  }
  CHECK(found > kRandomQueries);
}

TEST_CASE("shards whose topics are the same answer as the indexes do, with each ranking feature", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  RandomWorld random(8);
  std::vector<Dispatch> dispatches = random_dispatches(random, 300);
  const TemporaryFolder teacher;
  store(teacher / "index", dispatches);
  dispatches.resize(60);
  const Shards archive(dispatches, 3, {.topics_of = teacher / "index"});
  for (std::size_t i = 0; i < kRandomQueries / 4; ++i) {
    SearchRequest request = random.request();
    request.explain_ranking = true;
    request.usable = false;  // what is under embargo depends on the second
    CAPTURE(request.query);
    CHECK(first_difference(Shards::answer_of(archive.remote().search(request)),
                           Shards::answer_of(archive.here().search(request))) == "");
  }
}

TEST_CASE("a search over shards that has no time left says so", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 2);
  // A filter by a value is for Xapian's matcher, which looks at the deadline on the shard.
  for (const std::string& query : {std::string("retrait"), std::string("gaz -usine"), std::string("\"coup d'état\"")})
    for (const auto given : {std::chrono::microseconds(0), std::chrono::microseconds(50),
                             std::chrono::microseconds(500), std::chrono::microseconds(1500)}) {
      SearchRequest request = typed(query);
      request.deadline = std::chrono::steady_clock::now() + given;
      const auto results = archive.remote().search(request);
      CAPTURE(query, given.count());
      if (given.count() == 0) CHECK_FALSE(results);
      if (!results) CHECK(results.error().code == ErrorCode::timeout);
    }
  CHECK(archive.agree(typed("retrait")));
}

TEST_CASE("a commit to a shard is seen by the next search", "[shards]") {
  if (!base::prepare_remote_serving()) return;
  const Shards archive(stories(), 2);
  SearchRequest request = typed("zèbre");
  CHECK(archive.remote().search(request)->hits.empty());
  for (const std::string id : {"z1", "z2", "z3"}) {
    store(archive.indexes().back(), {dispatch_of(id, "Un zèbre court dans Paris, le " + id + ".")});
    CHECK(archive.remote().search(request)->hits.size() == archive.here().search(request)->hits.size());
    CHECK(archive.agree(request));
  }
  // The other shard had nothing of it, and was not searched.
  for (const std::string text : {"Un zèbre, enfin.", "Le zèbre revient."}) {
    store(archive.indexes().front(), {dispatch_of("z9", text)});
    CHECK(archive.agree(request));
    CHECK(archive.remote().find("z9").value()->text == text);
  }
  // Counts and spellings of words, too, which sessions remember of the shards without commits.
  for (const std::string& query : queries()) {
    CAPTURE(query);
    store(archive.indexes().front(), {dispatch_of("y" + query, "Un yack à Paris, et " + query)});
    CHECK(archive.agree(typed(query)));
  }
}

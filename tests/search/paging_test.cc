#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Words of any frequency: the word w<n> stands in every n-th dispatch.
std::vector<Dispatch> numbered(std::size_t count) {
  std::vector<Dispatch> dispatches;
  for (std::size_t i = 1; i <= count; ++i) {
    std::string text = "Un texte";
    for (std::size_t n = 1; n <= 12; ++n)
      if (i % n == 0)
        for (std::size_t times = 0; times <= i % 3; ++times) text += " w" + std::to_string(n);
    dispatches.push_back(dated(dispatch_of("id" + std::to_string(i), text), i % 2 == 0 ? "2022-01" : "2022-01-13"));
  }
  return dispatches;
}

std::vector<std::string> all_ids(const Archive& archive, SearchRequest request, std::size_t page) {
  std::vector<std::string> ids;
  request.limit = page;
  for (;;) {
    request.offset = ids.size();
    const auto results = archive.search(request);
    if (results.hits.empty()) return ids;
    CHECK(results.hits.front().rank == ids.size() + 1);
    for (const Hit& hit : results.hits) ids.push_back(hit.dispatch.id);
  }
}

bool scores_never_rise(const SearchResults& results) {
  return std::is_sorted(results.hits.begin(), results.hits.end(),
                        [](const Hit& a, const Hit& b) { return a.score > b.score; });
}

}  // namespace

TEST_CASE("pages make up the one long list, in any order and beyond the rescored hundred") {
  const Archive archive(numbered(300));
  for (const std::string query :
       {"w1", "w2 w3", "w12 w1", "w2 -w3", "w7 OR w5", "", "w*", "\"un texte\"", "date:2022-01-13"})
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      INFO("query: " << query << ", order " << static_cast<int>(sort));
      SearchRequest request = request_of(query);
      request.snippets = false;
      request.sort = sort;
      request.limit = 1000;
      const auto whole = archive.search(request);
      auto distinct = ids_of(whole);
      std::sort(distinct.begin(), distinct.end());
      CHECK(std::unique(distinct.begin(), distinct.end()) == distinct.end());
      CHECK(whole.total == whole.hits.size());
      if (sort == SortOrder::relevance) CHECK(scores_never_rise(whole));
      CHECK(all_ids(archive, request, 37) == ids_of(whole));
      CHECK(all_ids(archive, request, 100) == ids_of(whole));
    }
}

TEST_CASE("limits and offsets beyond everything are empty pages, not errors") {
  const Archive archive(numbered(20));
  SearchRequest request = request_of("w1");
  constexpr std::size_t kHuge = static_cast<std::size_t>(-1);
  for (const auto& [offset, limit, hits] :
       std::vector<std::tuple<std::size_t, std::size_t, std::size_t>>{{0, 0, 0},
                                                                      {0, 5, 5},
                                                                      {18, 5, 2},
                                                                      {20, 5, 0},
                                                                      {kHuge, 5, 0},
                                                                      {kHuge, kHuge, 0},
                                                                      {0, kHuge, 20},
                                                                      {5, kHuge, 15}}) {
    INFO("offset " << offset << ", limit " << limit);
    request.offset = offset;
    request.limit = limit;
    const auto results = archive.search(request);
    CHECK(results.hits.size() == hits);
    CHECK(results.total == 20);
    CHECK(results.total_is_exact);
  }
}

TEST_CASE("totals are exact up to eight words, and for longer queries when asked") {
  const Archive archive(numbered(300));
  const std::string eight = "w2 w3 w4 w5 w6 w7 w8 w9";
  const std::string eleven = "w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12";
  SearchRequest request = request_of(eight);
  request.limit = 1000;
  const std::size_t of_eight = archive.search(request).hits.size();
  request.query = eleven;
  const std::size_t of_eleven = archive.search(request).hits.size();
  REQUIRE(of_eight < of_eleven);

  const auto counted = archive.search(eight);
  CHECK(counted.total == of_eight);
  CHECK(counted.total_is_exact);
  const auto longer = archive.search(eleven);
  CHECK(longer.total <= of_eleven);
  CHECK(longer.total >= longer.hits.size());
  CHECK((longer.total_is_exact ? longer.total == of_eleven : longer.total < of_eleven));
  request = request_of(eleven);
  request.counting = Counting::exact;
  CHECK(archive.search(request).total == of_eleven);
  CHECK(archive.search(request).total_is_exact);
  request = request_of(eight);
  request.counting = Counting::none;
  CHECK(archive.search(request).total <= of_eight);
  request = request_of(eleven);
  request.facets = {FacetField::date};
  CHECK(archive.search(request).total == of_eleven);
  CHECK(archive.search(request).total_is_exact);
}

TEST_CASE("without snippets a hit is its id alone") {
  const Archive archive(numbered(3));
  SearchRequest request = request_of("w3");
  request.snippets = false;
  const auto results = archive.search(request);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits[0].dispatch == dispatch_of("id3", ""));
  CHECK(results.hits[0].snippet.text.empty());
}

// More than 20,000 postings: only then does retrieval take the rarest words alone.
TEST_CASE("pages agree in an archive so large that retrieval takes the rarest words only") {
  std::vector<Dispatch> dispatches;
  for (std::size_t i = 1; i <= 12000; ++i) {
    std::string text = "neige";
    if (i % 2 != 0) text += " vent";
    if (i % 3 == 0) text += " pluie";
    if (i % 100 == 0) text += " rare";
    if (i % 1000 == 7) text += " unique";
    dispatches.push_back(dispatch_of(std::to_string(i), text));
  }
  const Archive archive(dispatches);
  SearchRequest request = request_of("rare unique vent neige pluie");
  request.snippets = false;
  request.limit = 12000;
  const auto whole = archive.search(request);
  CHECK(whole.total == 12000);
  REQUIRE(whole.hits.size() == 12000);
  CHECK(scores_never_rise(whole));
  auto distinct = ids_of(whole);
  std::sort(distinct.begin(), distinct.end());
  CHECK(std::unique(distinct.begin(), distinct.end()) == distinct.end());
  const auto expected = ids_of(whole);
  request.limit = 50;
  for (const std::size_t offset : {0, 50, 100, 120, 130, 150, 5000, 11990}) {
    INFO("offset " << offset);
    request.offset = offset;
    const auto ids = ids_of(archive.search(request));
    const auto begin = expected.begin() + static_cast<std::ptrdiff_t>(offset);
    CHECK(ids == std::vector<std::string>(
                     begin, begin + static_cast<std::ptrdiff_t>(std::min<std::size_t>(50, 12000 - offset))));
  }
  request.offset = 0;
  CHECK(archive.search(request).total == 12000);
}

TEST_CASE("pages by date stay apart while the index grows and loses dispatches") {
  for (const SortOrder sort : {SortOrder::newest, SortOrder::oldest})
    for (const bool fold : {false, true})
      for (const std::string query : {"", "w1", "w2 w3"}) {
        INFO("query: " << query << ", order " << static_cast<int>(sort) << ", folded " << fold);
        const Archive archive(numbered(60));
        SearchRequest request = request_of(query);
        request.sort = sort;
        request.fold_versions = fold;
        request.limit = 1000;
        const auto whole = archive.search(request);
        request.limit = 7;
        std::vector<std::string> ids;
        for (int page = 0; page < 60; ++page) {
          const auto results = archive.search(request);
          CHECK(results.total >= whole.total);
          if (!results.hits.empty()) CHECK(results.hits.front().rank == ids.size() + 1);
          for (const Hit& hit : results.hits) ids.push_back(hit.dispatch.id);
          if (!results.next) break;
          request.after = *results.next;
          // Newer ones come, and before and behind them older ones.
          Dispatch more =
              dispatch_of("plus" + std::to_string(page), "Un texte w1 w2 w3 nouveau" + std::to_string(page));
          store(archive.index(), {dated(more, sort == SortOrder::newest ? "2023-05" : "2020-05")});
        }
        CHECK(ids == ids_of(whole));
      }
}

TEST_CASE("dispatches of one moment go by their ids, in any number of indexes and in pages") {
  std::vector<Dispatch> dispatches;
  const char* ids[] = {"m", "c", "z", "a", "B", "é", "n1", "n10", "n2", "k"};
  for (const char* id : ids) {
    dispatches.push_back(dated(dispatch_of(std::string("jour-") + id, "Il pleut."), "2022-01-13"));
    dispatches.push_back(written(dispatch_of(std::string("heure-") + id, "Il pleut."), "2022-01-13 18:32"));
    dispatches.push_back(dated(dispatch_of(std::string("mois-") + id, "Il pleut."), "2022-01"));
    dispatches.push_back(dispatch_of(std::string("jamais-") + id, "Il pleut."));
  }
  std::vector<std::string> sorted(std::begin(ids), std::end(ids));
  std::ranges::sort(sorted);
  std::vector<std::string> oldest;
  for (const char* kind : {"mois-", "jour-", "heure-", "jamais-"})
    for (const std::string& id : sorted) oldest.push_back(kind + id);
  std::vector<std::string> newest(oldest.rbegin() + 10, oldest.rend());
  newest.insert(newest.end(), oldest.rbegin(), oldest.rbegin() + 10);

  const TemporaryFolder folder;
  std::vector<Dispatch> halves[2];
  for (std::size_t i = 0; i < dispatches.size(); ++i) halves[i * 7 % 5 % 2].push_back(dispatches[i]);
  store(folder / "all", dispatches);
  store(folder / "one", halves[0]);
  store(folder / "two", halves[1]);
  for (const auto& indexes : {std::vector<std::filesystem::path>{folder / "all"},
                              std::vector<std::filesystem::path>{folder / "one", folder / "two"},
                              std::vector<std::filesystem::path>{folder / "two", folder / "one"}}) {
    const Searcher searcher = Searcher::open(indexes).value();
    for (const SortOrder sort : {SortOrder::newest, SortOrder::oldest})
      for (const std::size_t limit : {1, 3, 7, 25, 100})
        for (const bool by_offset : {false, true}) {
          INFO(indexes.size() << " indexes, order " << static_cast<int>(sort) << ", pages of " << limit);
          SearchRequest request = request_of("pleut");
          request.sort = sort;
          request.limit = limit;
          std::vector<std::string> found;
          for (;;) {
            const auto results = searcher.search(request).value();
            for (const Hit& hit : results.hits) found.push_back(hit.dispatch.id);
            if (results.hits.size() < limit || found.size() > 40) break;
            if (by_offset)
              request.offset = found.size();
            else
              request.after = results.next.value();
          }
          CHECK(found == (sort == SortOrder::newest ? newest : oldest));
        }
  }
}

TEST_CASE("what has one id and one moment in several indexes is told once for each, at any end of a page") {
  std::vector<Dispatch> dispatches;
  for (const char* id : {"a", "b", "c"}) dispatches.push_back(dated(dispatch_of(id, "Il pleut."), "2022-01-13"));
  const TemporaryFolder folder;
  std::vector<std::filesystem::path> indexes;
  for (const char* name : {"one", "two", "three"}) {
    store(folder / name, dispatches);
    indexes.push_back(folder / name);
  }
  const Searcher searcher = Searcher::open(indexes).value();
  for (const SortOrder sort : {SortOrder::newest, SortOrder::oldest})
    for (const bool folded : {false, true}) {
      SearchRequest request = request_of("pleut");
      request.sort = sort;
      request.fold_versions = folded;
      const auto whole = ids_of(searcher.search(request).value());
      if (!folded) CHECK(whole.size() == 9);
      for (const std::size_t limit : {1, 2, 4, 5}) {
        INFO("order " << static_cast<int>(sort) << ", folded " << folded << ", pages of " << limit);
        request.limit = limit;
        request.after.clear();
        std::vector<std::string> found;
        for (;;) {
          const auto results = searcher.search(request).value();
          for (const Hit& hit : results.hits) {
            found.push_back(hit.dispatch.id);
            CHECK(hit.rank == found.size());
          }
          if (results.hits.size() < limit || found.size() > 20) break;
          request.after = results.next.value();
        }
        CHECK(found == whole);
      }
    }
}

TEST_CASE("a page goes on behind a hit that has gone, among those of its moment, too") {
  std::vector<Dispatch> dispatches;
  for (const char* id : {"d", "a", "c", "b"}) dispatches.push_back(dated(dispatch_of(id, "Il pleut."), "2022-01-13"));
  const Archive archive(dispatches);
  SearchRequest request = request_of("pleut");
  request.sort = SortOrder::oldest;
  request.limit = 2;
  request.after = archive.search(request).next.value();
  auto writer = IndexWriter::open(archive.index()).value();
  REQUIRE(writer.remove("b"));
  REQUIRE(writer.commit());
  CHECK(joined(ids_of(archive.search(request))) == "c d");
}

TEST_CASE("a page goes on behind a hit that has gone, and only in an order by date") {
  const Archive archive({dated(dispatch_of("a", "Il pleut."), "2022-01-13"),
                         dated(dispatch_of("b", "Il pleut un peu."), "2022-01-12"),
                         dated(dispatch_of("c", "Il pleut bien."), "2022-01-11"), dispatch_of("d", "Il pleut trop.")});
  SearchRequest request = request_of("pleut");
  request.sort = SortOrder::newest;
  request.limit = 2;
  const auto first = archive.search(request);
  CHECK(joined(ids_of(first)) == "a b");
  request.after = first.next.value();
  {
    auto writer = IndexWriter::open(archive.index()).value();
    REQUIRE(writer.remove("b"));
    REQUIRE(writer.commit());
  }
  CHECK(joined(ids_of(archive.search(request))) == "c d");
  request.limit = 5;
  const auto last = archive.search(request);
  CHECK(joined(ids_of(last)) == "c d");
  CHECK_FALSE(last.next);
  request.sort = SortOrder::relevance;
  CHECK(archive.searcher().search(request).error().code == ErrorCode::invalid_argument);
  request.sort = SortOrder::newest;
  for (const char* wrong : {"x", "1.zz.b", "1.3", "1..", "-1.32.b", "1.3.b"}) {
    INFO(wrong);
    request.after = wrong;
    CHECK(archive.searcher().search(request).error().code == ErrorCode::invalid_argument);
  }
  request = request_of("pleut");
  CHECK_FALSE(archive.search(request).next);
}

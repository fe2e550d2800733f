#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("recent dispatches rank higher when that is asked for") {
  // Today is 14 January 2022. The better match is old.
  const Archive archive({
      dated(dispatch_of("old", "Le retrait suit le retrait des troupes."), "2020-03-02"),
      dated(dispatch_of("new", "Les troupes et leur retrait de la ville."), "2022-01-13"),
      dispatch_of("undated", "Les troupes et leur retrait de la ville."),
      dated(dispatch_of("month", "Les troupes et leur retrait de la ville."), "2021-12"),
      dispatch_of("a", "Rien."),
      dispatch_of("b", "Rien."),
  });
  SearchRequest request = request_of("retrait");
  CHECK(ids_of(archive.search(request)).front() == "old");
  request.recency_half_life = 30;
  CHECK(joined(ids_of(archive.search(request))) == "new month old undated");
  request.recency_half_life = 1e6;
  CHECK(joined(ids_of(archive.search(request))) == "old new month undated");
}

TEST_CASE("recency counts from the newest dispatch, but not from one that lies ahead of today") {
  const auto order = [](const std::string& newest) {
    const Archive archive({
        dated(dispatch_of("old", "Le retrait suit le retrait des troupes."), "2012-03-02"),
        dated(dispatch_of("new", "Les troupes et leur retrait de la ville."), "2016-01-13"),
        dated(dispatch_of("newest", "Rien."), newest),
        dispatch_of("a", "Rien."),
    });
    SearchRequest request = request_of("retrait");
    request.recency_half_life = 30;
    return joined(ids_of(archive.search(request)));
  };
  CHECK(order("2016-01-20") == "new old");
  CHECK(order("2016") == "new old");
  CHECK(order("2022-01-13") == "old new");
  CHECK(order("2099-01-01") == "old new");
}

TEST_CASE("a half-life of no days is refused") {
  const Archive archive({dispatch_of("a", "Le retrait.")});
  SearchRequest request = request_of("retrait");
  request.recency_half_life = 0;
  CHECK_FALSE(archive.searcher().search(request));
}

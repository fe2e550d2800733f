#pragma once

// A small index for one test, and queries as tables of what they find.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/search.h"
#include "support/dispatches.h"
#include "support/results.h"
#include "support/temporary_folder.h"

namespace depeche::test {

// Written at "2022-01-13 18:32", in the zone of the reader.
inline Dispatch written(Dispatch dispatch, std::string_view moment) {
  const auto asked = parse_time(moment, std::chrono::sys_days(kToday)).value();
  dispatch.written_at = in_time_zone(asked.moments.value().from);
  dispatch.dated = day_range(day_in_time_zone(dispatch.written_at->time));
  return dispatch;
}

inline SearchRequest request_of(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  request.today = kToday;
  request.fold_versions = false;  // the dispatches of most tests differ by a word
  request.relax = false;          // relaxing_test.cc
  return request;
}

// What one query must find: ids in order of rank, or in order of the alphabet.
struct Case {
  std::string query;
  std::string ids;
};

class Archive {
 public:
  explicit Archive(const std::vector<Dispatch>& dispatches)
      : searcher_((store(index(), dispatches), Searcher::open(index()).value())) {}

  std::string index() const { return folder_ / "index"; }
  const Searcher& searcher() const { return searcher_; }

  SearchResults search(const SearchRequest& request) const {
    auto results = searcher_.search(request);
    INFO("query: " << request.query << "\nerror: " << (results ? "" : results.error().message));
    REQUIRE(results);
    return std::move(*results);
  }
  SearchResults search(const std::string& query) const { return search(request_of(query)); }

  void finds_in_order(const std::vector<Case>& cases) const {
    for (const Case& c : cases) {
      INFO("query: " << c.query);
      CHECK(joined(ids_of(search(c.query))) == c.ids);
    }
  }

  void finds(const std::vector<Case>& cases) const {
    for (const Case& c : cases) {
      INFO("query: " << c.query);
      CHECK(sorted_ids(request_of(c.query)) == c.ids);
    }
  }

  std::string sorted_ids(const SearchRequest& request) const {
    auto ids = ids_of(search(request));
    std::sort(ids.begin(), ids.end());
    return joined(ids);
  }

 private:
  TemporaryFolder folder_;
  Searcher searcher_;
};

}  // namespace depeche::test

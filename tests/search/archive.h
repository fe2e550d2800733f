#pragma once

// A small index for one test, and queries as tables of what they find.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "depeche/search.h"
#include "dispatch/fresh_folder.h"

namespace depeche::test {

inline constexpr Day kToday{std::chrono::year{2022} / 1 / 14};

inline Dispatch dispatch_of(std::string id, std::string text, std::string title = {}) {
  Dispatch dispatch;
  dispatch.id = std::move(id);
  dispatch.text = std::move(text);
  dispatch.title = std::move(title);
  return dispatch;
}

inline Dispatch dated(Dispatch dispatch, std::string_view range) {
  dispatch.dated = parse_iso_range(range).value();
  return dispatch;
}

// Written at "2022-01-13 18:32", in the zone of the reader.
inline Dispatch written(Dispatch dispatch, std::string_view moment) {
  const auto asked = parse_time(moment, std::chrono::sys_days(kToday)).value();
  dispatch.written_at = in_time_zone(asked.moments.value().from);
  dispatch.dated = day_range(day_in_time_zone(dispatch.written_at->time));
  return dispatch;
}

// Adds the dispatches and commits.
inline void store(const std::string& index, const std::vector<Dispatch>& dispatches, bool rebuild = false) {
  WriterOptions options;
  options.jobs = 1;
  options.rebuild = rebuild;
  auto writer = IndexWriter::open(index, options);
  REQUIRE(writer);
  for (const Dispatch& dispatch : dispatches) {
    const Status added = writer->add(dispatch);
    INFO(dispatch.id << ": " << (added ? "" : added.error().message));
    REQUIRE(added);
  }
  REQUIRE(writer->commit());
}

inline SearchRequest request_of(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  request.today = kToday;
  request.fold_versions = false;  // the dispatches of most tests differ by a word
  return request;
}

inline std::vector<std::string> ids_of(const SearchResults& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.dispatch.id);
  return ids;
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
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
  FreshFolder folder_;
  Searcher searcher_;
};

}  // namespace depeche::test

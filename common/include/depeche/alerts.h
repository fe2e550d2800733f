#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/result.h"
#include "depeche/search.h"

namespace depeche {

// A search that a new dispatch matches.
struct AlertMatch {
  std::string search;                       // the name of the search
  std::vector<Highlight> title_highlights;  // into the title; empty with SearchRequest::snippets off
  Snippet snippet;                          // empty with SearchRequest::snippets off
};

// A dispatch that has arrived, and the searches that it matches.
struct Alert {
  Dispatch dispatch;                // complete
  std::vector<AlertMatch> matches;  // at least one, in the order of their names
};

// Searches that wait for dispatches. Thousands of them are compared with each new dispatch in milliseconds. A search
// matches what Searcher finds with it, with two differences: a phrase remains a phrase when no dispatch has it, and
// which words the archive knows as names is decided when the search is added, and every ten minutes.
//
// A dispatch is new when it is committed after open() and either was not there or has changed. Each search is told of
// it once, even when the index is compacted, rebuilt or replaced by another, or a shard by its replica. With
// SearchRequest::fold_versions a search is told of a story once, by the latest of the versions that arrived together;
// without it, of each version.
//
// Use it from one thread at a time. Movable, not copyable.
class Alerts {
 public:
  // The indexes are watched as one; a shard map stands in place of them. Errors: those of Searcher::open(); io when a
  // shard cannot be reached.
  static Result<Alerts> open(const std::vector<std::filesystem::path>& indexes);
  // The same for one index.
  static Result<Alerts> open(const std::filesystem::path& index);
  Alerts(Alerts&&) noexcept;             // what was moved from may only be destroyed or assigned to
  Alerts& operator=(Alerts&&) noexcept;  // as moving
  ~Alerts();

  // Adds a search, or replaces the search of that name, which then remembers what it has told. Of the request, only
  // these count: what decides which dispatches match, `fold_versions`, `snippets` and the length of snippets. Without
  // `today`, relative dates move on with the days. Errors: those of Searcher::search(); invalid_argument for a request
  // with `like_id` or `like_text`, which matches without end.
  Status add(const std::string& name, const SearchRequest& request);
  // False when there is no search of that name.
  bool remove(std::string_view name);
  // How many searches there are.
  std::size_t size() const;

  // What has arrived since the last call, in the order of arrival. A large commit comes in parts: call it until it
  // returns nothing. It costs little when nothing was committed. Errors: those of Searcher::search(). An error loses
  // nothing: the next call continues where this one stopped. Shards are asked for 10 seconds each before that is an
  // error.
  Result<std::vector<Alert>> poll();

 private:
  class Impl;
  explicit Alerts(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche

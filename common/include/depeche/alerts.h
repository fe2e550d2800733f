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
  std::string search;                       // its name
  std::vector<Highlight> title_highlights;  // into the title; with SearchRequest::snippets off, empty
  Snippet snippet;                          // the same
};

// A dispatch that has come, and the searches that wait for it.
struct Alert {
  Dispatch dispatch;                // complete
  std::vector<AlertMatch> matches;  // at least one, in the order of their names
};

// Searches that wait for dispatches: thousands of them are held against each new one in milliseconds. What a search
// matches is what Searcher finds with it, word for word, but that phrases stay phrases when nothing has them.
//
// New is what is committed after open(): dispatches that were not there, and those whose content has changed. Each is
// told once to each search, whatever becomes of the index: compacted, rebuilt, or replaced by another. With
// SearchRequest::fold_versions a story is told once, by the latest of its versions that came together; without, each
// version is.
//
// One thread at a time. Movable, not copyable.
class Alerts {
 public:
  // The indexes are watched as one. Errors: those of Searcher::open().
  static Result<Alerts> open(const std::vector<std::filesystem::path>& indexes);
  // The same for one.
  static Result<Alerts> open(const std::filesystem::path& index);
  Alerts(Alerts&&) noexcept;             // what was moved from may only be destroyed or assigned to
  Alerts& operator=(Alerts&&) noexcept;  // as moving
  ~Alerts();

  // Adds a search, or puts it in the place of the one of that name, which keeps what it was told. Of the request count
  // what says which dispatches match, `fold_versions`, `snippets` and their length. Without `today` relative dates move
  // on with the days. Errors: those of Searcher::search(); invalid_argument for a request with `like_id` or
  // `like_text`, which has no end of matches.
  Status add(const std::string& name, const SearchRequest& request);
  // False when there is none of that name.
  bool remove(std::string_view name);
  // How many searches there are.
  std::size_t size() const;

  // What has come since the last call, in the order of its coming; of a large commit a part: call it until nothing is
  // returned. Costs little when nothing was committed. Errors: those of Searcher::search(); nothing is lost by one, the
  // next call goes on where this one was.
  Result<std::vector<Alert>> poll();

 private:
  class Impl;
  explicit Alerts(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche

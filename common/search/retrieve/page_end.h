#pragma once

// Where a page of an order by date ended, as SearchResults::next and SearchRequest::after say it.

#include <cstddef>
#include <string>
#include <string_view>

#include "depeche/result.h"
#include "depeche/search.h"

namespace depeche::search {

struct PageEnd {
  std::size_t shown = 0;  // hits up to there
  std::string key;        // sort_key() of the last hit
  std::string id;         // of the last hit
  // Dispatches of this moment and this id that have been told: of two indexes, each may have one.
  std::size_t copies = 1;
};

std::string to_text(const PageEnd& end);
// Errors: invalid_argument for what to_text() did not write.
Result<PageEnd> read_page_end(std::string_view text);
// Whether a document of this sort_key() comes behind the end of the page; `id` is asked for only where the key is that
// of the last hit.
template <class Id>
bool is_behind(const PageEnd& end, const std::string& key, Id id, SortOrder order) {
  const bool newest = order == SortOrder::newest;
  if (key != end.key) return newest ? key < end.key : key > end.key;
  return newest ? id() < end.id : id() > end.id;
}

// Whether the document is the last hit, or its copy in another index.
template <class Id>
bool is_at(const PageEnd& end, const std::string& key, Id id) {
  return key == end.key && id() == end.id;
}

}  // namespace depeche::search

#pragma once

// Where a page of an order by date ended, as SearchResults::next and SearchRequest::after say it.

#include <cstddef>
#include <string>
#include <string_view>

#include "depeche/result.h"
#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

struct PageEnd {
  std::size_t shown = 0;     // hits up to there
  std::string key;           // sort_key() of the last hit
  std::string id;            // of the last hit
  Xapian::docid number = 0;  // of the last hit in the indexes as they are; 0 when it has gone
};

std::string to_text(const PageEnd& end);
// Errors: invalid_argument for what to_text() did not write. Throws as Xapian does.
Result<PageEnd> read_page_end(std::string_view text, Session& session);
// Whether a document of this sort_key() comes behind the end of the page. Of those of one moment, all do when the last
// hit has gone.
bool is_behind(const PageEnd& end, const std::string& key, Xapian::docid document, SortOrder order);

}  // namespace depeche::search

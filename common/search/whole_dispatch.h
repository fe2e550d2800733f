#pragma once

#include <optional>
#include <string_view>

#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

// These are Searcher::find() and find_marked() on one session.
Result<std::optional<Dispatch>> find_dispatch(std::string_view id, Session& session);
Result<std::optional<MarkedDispatch>> find_marked(std::string_view id, const SearchRequest& request, Session& session);

}  // namespace depeche::search

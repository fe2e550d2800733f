#pragma once

#include <optional>
#include <vector>

#include "base/xapian.h"
#include "depeche/search.h"
#include "query/language/tree.h"
#include "query/plan/compiled.h"
#include "search/session/session.h"

namespace depeche::search {

// A search as it is run: as it was asked, or relaxed. What is compiled is valid as long as the session.
struct Asked {
  query::Node tree;
  query::Compiled compiled;
  std::optional<Relaxation> relaxation;  // set when it was relaxed
  std::vector<Xapian::docid> strict;     // of a relaxed search: the few that match what was asked, in no order
};

// A search with fewer matches than this is relaxed.
inline constexpr std::size_t kFewMatches = 10;

// Compiles the request's query, which parses to `tree`. Where SearchRequest::relax allows it and little matches, the
// search is relaxed, as long as that finds more. What is relaxed depends on the query, its filters and whether it is
// sorted by relevance, never on the page that is asked for. Throws as Xapian does, and base::DeadlinePassed.
Asked ask(query::Node tree, const SearchRequest& request, Session& session);

}  // namespace depeche::search

#pragma once

// Dispatches that withdraw others: a kill notice with an id of its own, or a replacement that says that what it
// replaces is withdrawn. The index keeps for each id that is withdrawn a term of the dispatch that says so. Nothing
// changes in the dispatch that is withdrawn, so it does not matter which of the two comes first, and when the notice
// goes, what it withdrew is back.

#include <string>
#include <string_view>
#include <vector>

#include "base/xapian.h"
#include "depeche/dispatch.h"

namespace depeche::schema {

// The terms of a dispatch, one for each id that it withdraws: those of its property `withdraws`, and when it is
// canceled those of `corrects`. A urn with a revision at its end also withdraws the item without: it is known by that
// id.
std::vector<std::string> withdrawal_terms(const Dispatch& dispatch);

// id_term() of each id that some dispatch of the database withdraws. Throws as Xapian does.
std::vector<std::string> withdrawn_id_terms(const Xapian::Database& database);
// Whether some dispatch of the database withdraws that of this id. Throws as Xapian does.
bool is_withdrawn(std::string_view id, const Xapian::Database& database);

}  // namespace depeche::schema

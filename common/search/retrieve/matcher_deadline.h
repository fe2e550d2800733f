#pragma once

#include "base/xapian.h"
#include "search/session/session.h"

namespace depeche::search {

// A query that finds and weighs the same as `query`, but whose match throws base::DeadlinePassed once the session's
// deadline has passed. Without a deadline it is `query` itself. Xapian's own limit of time ends no match: it only stops
// counting further ones. The session must outlive the match. With `cut` the match ends instead, as if there were no
// more documents, and *cut becomes true.
Xapian::Query until_deadline(const Xapian::Query& query, const Session& session, bool* cut = nullptr);

// Lets a process run such queries for others. There the match throws when the deadline has passed, `cut` or not.
void register_deadline_source(Xapian::Registry& registry);

}  // namespace depeche::search

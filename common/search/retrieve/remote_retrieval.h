#pragma once

// Retrieval from parts that other processes have, and what these answer. All throw as Xapian does, base::DeadlinePassed
// and base::WireError.

#include <cstddef>
#include <string>
#include <vector>

#include "base/wire.h"
#include "query/plan/to_term_at_a_time.h"
#include "search/retrieve/page_end.h"
#include "search/retrieve/retrieval.h"
#include "search/retrieve/term_at_a_time.h"
#include "search/session/session.h"

namespace depeche::search {

// retrieve_term_at_a_time().
Retrieved retrieve_remotely(const query::TermAtATimeQuery& query, std::size_t count, Evaluation evaluation,
                            Session& session, AtDeadline at_deadline, const RetrievalPace& pace);
std::string answer_term_at_a_time(base::WireReader& request, Session& session);

// first_by_date() of each part.
std::vector<RetrievedByDate> first_by_date_remotely(const Xapian::Query& query, SortOrder order, std::size_t count,
                                                    const PageEnd* after, Session& session);
// `registry` knows the sources of postings that the query may have.
std::string answer_by_date(base::WireReader& request, const Xapian::Registry& registry, Session& session);

}  // namespace depeche::search

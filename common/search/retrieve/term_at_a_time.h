#pragma once

#include <cstddef>

#include "query/plan/compiled.h"
#include "search/retrieve/retrieval.h"
#include "search/session/session.h"

namespace depeche::search {

// Exhaustive evaluation meets every match, and so counts them. Top-k evaluation may pass over what cannot be among the
// best.
enum class Evaluation : bool { exhaustive, top_k };

// The best `count` matches of the query by BM25, and how many matches there are. It reads the postings of one term
// after another and adds up their weights (term at a time: Turtle and Flood, "Query evaluation: strategies and
// optimizations", 1995). That takes a third of the time of Xapian's matcher, whose virtual calls for each posting and
// heaps for each document cost more than the postings. Lengths are those of the streams, which are in memory anyway.
// The rarest words come first. When the words that are left cannot lift a document with none of the words before among
// the best, only the documents that can still be among the best are looked up in their postings (max-score, by the same
// authors). What a deadline cuts has the sums of the words until then, the rarest ones. Throws as Xapian does.
Retrieved retrieve_term_at_a_time(const query::TermAtATimeQuery& query, std::size_t count, Evaluation evaluation,
                                  Session& session, AtDeadline at_deadline = AtDeadline::fails);

}  // namespace depeche::search

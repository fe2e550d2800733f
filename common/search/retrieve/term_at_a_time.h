#pragma once

#include <cstddef>

#include "query/plan/compiled.h"
#include "search/retrieve/retrieval.h"
#include "search/session/session.h"

namespace depeche::search {

// Exhaustive evaluation meets every match, and so counts them. Top-k evaluation may pass over what cannot be among the
// best.
enum class Evaluation : bool { exhaustive, top_k };

// How retrieval goes about its work; the answer is always the same. Tests of small archives choose smaller numbers.
struct RetrievalPace {
  std::size_t window = 8192;            // so many documents are looked at before the next
  std::size_t prunes_from = 20000;      // with fewer postings, passing over some does not pay
  std::size_t is_helped_from = 250000;  // with fewer postings, other threads do not pay
  std::size_t few_candidates = 2000;    // with fewer, finding all that a finder finds takes no longer
};

// The best `count` matches of the query by BM25, and how many matches there are. It goes through the documents a window
// at a time, and there it reads the postings of one term after another and adds up their weights (term at a time:
// Turtle and Flood, "Query evaluation: strategies and optimizations", 1995). That takes a third of the time of Xapian's
// matcher, whose virtual calls for each posting and heaps for each document cost more than the postings. Lengths are
// those of the streams, which are in memory anyway. The rarest words come first. When the words that are left cannot
// lift a document with none of the words before among the best of the windows before, only the documents that can still
// be among the best are looked up in their postings (max-score, by the same authors). What only streams tell, phrases
// that must stand and names that share their stem with other words, is asked of these documents last. Ranges of
// documents, and parts, go to as many threads as are free; what one has found is what the others' documents must reach.
// What a deadline cuts has the windows that were looked at until then. Throws as Xapian does.
Retrieved retrieve_term_at_a_time(const query::TermAtATimeQuery& query, std::size_t count, Evaluation evaluation,
                                  Session& session, AtDeadline at_deadline = AtDeadline::fails,
                                  const RetrievalPace& pace = {});

// About so many postings are read for it, in parts that each count as the whole. Throws as Xapian does.
std::size_t postings_of(const query::TermAtATimeQuery& query, const query::Indexes& indexes);
// As many documents match for sure when `found` were found. Throws as Xapian does.
std::size_t fewest_matches(const query::TermAtATimeQuery& query, std::size_t found, const query::Indexes& indexes);

}  // namespace depeche::search

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/plan/to_term_at_a_time.h"
#include "query/read/document_set.h"
#include "search/retrieve/best_matches.h"
#include "search/retrieve/weight_sums.h"
#include "search/session/session.h"

namespace depeche::search {

// Scores of what finders find in one part, deferred until all other scores are added up. Then they could lift only few
// documents among the best, and only their streams are read: tens of thousands have the words of « La République en
// marche », and some hundreds are looked at.
class DeferredScores {
 public:
  DeferredScores(Session& session, std::size_t part) : session_(session), part_(part) {}

  // Defers the score of what `documents` finds, except the documents `except`, which are in order. It looks at `cost`
  // postings. `documents` must outlive this.
  void add(const query::WeightedDocuments& documents, Xapian::doccount cost, query::DocumentList except);
  // The sum of all deferred weights.
  float total() const { return total_; }

  // Hands over the documents met, with their deferred scores. Returns whether these are all documents with all of their
  // weight; if not, the others cannot be among the best `count`. Only documents of `asked_for` count, unless it is
  // null. Throws as Xapian does.
  bool settle(std::size_t count, const query::DocumentSet* asked_for, WeightSums& sums, BestMatches& best) const;

 private:
  struct Deferred {
    const query::WeightedDocuments* documents = nullptr;
    Xapian::doccount cost = 0;
    query::DocumentList except;
    float weight() const { return static_cast<float>(documents->weight); }
  };
  // A document that may have a deferred score.
  struct Candidate {
    Xapian::docid id = 0;
    std::size_t deferred = 0;
    auto operator<=>(const Candidate&) const = default;
  };
  struct Candidates {
    std::vector<Candidate> rows;  // document by document
    bool are_all = true;          // of documents that may not be among the best, too
  };
  // All that may be added to one document, and the weight that it has at most.
  struct CandidateDocument {
    float most = 0;
    std::span<const Candidate> candidates;
    Xapian::docid id() const { return candidates.front().id; }
  };

  Candidates candidates(std::size_t count, const query::DocumentSet* asked_for, WeightSums& sums) const;
  std::vector<CandidateDocument> group(const std::vector<Candidate>& candidates, const WeightSums& sums) const;

  Session& session_;
  std::size_t part_;
  std::vector<Deferred> deferred_;
  float total_ = 0;
};

}  // namespace depeche::search

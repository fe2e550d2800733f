#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/plan/word_queries.h"
#include "query/read/document_set.h"
#include "search/retrieve/best_matches.h"
#include "search/retrieve/weight_sums.h"
#include "search/session/session.h"

namespace depeche::search {

// Weights of what finders find in one part, put off until all others are added up. Then few documents are left that
// they could lift among the best, and only of those are streams read: tens of thousands have the words of « La
// République en marche », some hundreds are looked at.
class PromisedWeights {
 public:
  PromisedWeights(Session& session, std::size_t part) : session_(session), part_(part) {}

  // For what it finds but for `except`, which is in order; it looks at `cost` postings. It must outlive this.
  void add(const query::WeightedDocuments& documents, Xapian::doccount cost, query::DocumentList except);
  // All together.
  float total() const { return total_; }

  // Hands over the documents met, with what they keep of the promises. Returns whether those are all, with all of
  // their weight: others cannot be among the best `count`. Only documents of `asked_for` count, unless it is null.
  // Throws as Xapian does.
  bool settle(std::size_t count, const query::DocumentSet* asked_for, WeightSums& sums, BestMatches& best) const;

 private:
  struct Promise {
    const query::WeightedDocuments* documents = nullptr;
    Xapian::doccount cost = 0;
    query::DocumentList except;
    float weight() const { return static_cast<float>(documents->weight); }
  };
  // That a document may have what was promised.
  struct Doubt {
    Xapian::docid id = 0;
    std::size_t promise = 0;
    auto operator<=>(const Doubt&) const = default;
  };
  struct Doubts {
    std::vector<Doubt> rows;  // document by document
    bool are_all = true;      // of documents that may not be among the best, too
  };
  // A document with doubts, and the weight that it has at most.
  struct Doubtful {
    float most = 0;
    std::span<const Doubt> doubts;
    Xapian::docid id() const { return doubts.front().id; }
  };

  Doubts doubts(std::size_t count, const query::DocumentSet* asked_for, WeightSums& sums) const;
  std::vector<Doubtful> group(const std::vector<Doubt>& doubts, const WeightSums& sums) const;

  Session& session_;
  std::size_t part_;
  std::vector<Promise> promises_;
  float total_ = 0;
};

}  // namespace depeche::search

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/plan/to_term_at_a_time.h"
#include "query/read/document_set.h"
#include "query/read/postings.h"
#include "search/session/session.h"

namespace depeche::search {

// The lengths of documents are asked for so many documents before they are read, since each is a miss of the caches.
inline constexpr std::size_t kLengthsAhead = 64;

// A leaf of a query, with all that only one thread can look up.
struct PartLeaf {
  struct Term {
    query::PostingCursor postings;
    float worth = 0;  // the most that a document with the term gets
    Xapian::doccount documents = 0;
  };
  // What a finder found; all get the same weight.
  struct Documents {
    const query::DocumentList* found = nullptr;
    float weight = 0;
  };
  std::vector<Term> terms;
  std::vector<Documents> documents;
  std::vector<std::size_t> deferred;  // places in PartQuery::deferred
  std::vector<PartLeaf> synonyms;     // they count in documents without any of the terms

  // The most that a document gets from it, without what is deferred.
  float most() const;
};

// Documents whose weight counts when all others are added up.
struct DeferredDocuments {
  const query::WeightedDocuments* documents = nullptr;
  Xapian::doccount cost = 0;  // it looks at so many postings
  float weight() const { return static_cast<float>(documents->weight); }
};

// A query for one part, which several threads may read.
struct PartQuery {
  // Finds what finders find, unless `defers`. `query` and `session` must outlive it. Throws as Xapian does, and
  // base::DeadlinePassed.
  PartQuery(const query::TermAtATimeQuery& query, std::size_t part, bool defers, Session& session);

  float deferred_weight() const;

  const Session& session;
  std::size_t part;
  query::Postings postings;
  const schema::StreamFile& streams;
  const std::vector<std::vector<std::string>>& filter_terms;
  std::vector<std::vector<query::PostingCursor>> filters;  // documents have one of each of these
  Xapian::docid last;                                      // document
  std::vector<PartLeaf> leaves;
  std::vector<DeferredDocuments> deferred;
  std::size_t cost = 0;  // about so many postings are to be read

 private:
  PartLeaf leaf_of(const query::Leaf& leaf, bool defers, const query::Indexes& indexes);
};

// How much a word weighs in a document by its length.
class Saturation {
 public:
  explicit Saturation(const schema::StreamFile& streams);
  float of(Xapian::docid id) const { return of_any_ + of_unit_ * static_cast<float>(streams_.units(id)); }
  float weight(const glass::Posting& posting, float worth) const {
    const auto frequency = static_cast<float>(posting.occurrences);
    return worth * frequency / (frequency + of(posting.document));
  }

 private:
  const schema::StreamFile& streams_;
  float of_any_;
  float of_unit_;
};

// Adds the weights that one term gives in one part.
void add_weights(const PartQuery& part, const PartLeaf::Term& term, std::vector<float>& weights);

}  // namespace depeche::search

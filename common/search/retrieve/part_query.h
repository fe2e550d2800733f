#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
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
  std::optional<std::size_t> only;    // the terms count where this holds: a place in PartQuery::conditions

  // The most that a document gets from it, without what is deferred.
  float most() const;
};

// Documents whose weight counts when all others are added up.
struct DeferredDocuments {
  const query::WeightedDocuments* documents = nullptr;
  Xapian::doccount cost = 0;  // it looks at so many postings
  float weight() const { return static_cast<float>(documents->weight); }
};

// Whether a document is one that a finder finds: by what the finder has found, or by a look into the document.
struct Condition {
  const query::DocumentList* found = nullptr;
  query::StreamTest test;
};

// How much of what finders find is found at once: all, or what has few candidates. Documents are looked into for the
// rest when they may be among the best.
struct Finding {
  bool is_at_once = true;
  std::size_t few = 2000;  // candidates
};

// A query for one part, which several threads may read.
struct PartQuery {
  // `query` and `session` must outlive it. Throws as Xapian does, and base::DeadlinePassed.
  PartQuery(const query::TermAtATimeQuery& query, std::size_t part, const Finding& finding, Session& session);

  float deferred_weight() const;
  // Throws as Xapian does.
  bool holds(std::size_t condition, Xapian::docid id) const;
  bool has_required(Xapian::docid id) const {
    return std::ranges::all_of(required, [&](std::size_t condition) { return holds(condition, id); });
  }

  const Session& session;
  std::size_t part;
  query::Postings postings;
  const schema::StreamFile& streams;
  const double mean_length;  // of the archive
  const std::vector<std::vector<std::string>>& filter_terms;
  struct Filter {
    std::vector<query::PostingCursor> terms;
    std::size_t documents = 0;  // at most
  };
  std::vector<Filter> filters;  // documents have a term of each of these
  std::vector<Condition> conditions;
  std::vector<std::size_t> required;         // of the conditions: they hold in each document
  std::optional<query::DocumentList> among;  // unless it is missing: no others are asked for
  Xapian::docid last;                        // document
  std::vector<PartLeaf> leaves;
  std::vector<DeferredDocuments> deferred;
  std::size_t cost = 0;  // about so many postings are to be read

 private:
  const Finding finding_;
  const bool has_required_documents_;

  PartLeaf leaf_of(const query::Leaf& leaf, const query::Indexes& indexes);
  std::size_t condition_of(const query::StreamFinder& finder, const query::Indexes& indexes);
  void require(const query::RequiredDocuments& documents, const query::Indexes& indexes);
  void add_filter(const std::vector<std::string>& terms, const query::Indexes& indexes);
};

// How much a word weighs in a document by its length.
class Saturation {
 public:
  // `mean_length`: of the whole archive.
  Saturation(const schema::StreamFile& streams, double mean_length);
  float of(Xapian::docid id) const { return of_any_ + of_code_ * static_cast<float>(streams_.length(id)); }
  static float weight(std::uint32_t occurrences, float worth, float saturation) {
    const auto frequency = static_cast<float>(occurrences);
    return worth * frequency / (frequency + saturation);
  }

 private:
  const schema::StreamFile& streams_;
  float of_any_;
  float of_code_;
};

// Adds the weights that one term gives in one part.
void add_weights(const PartQuery& part, const PartLeaf::Term& term, std::vector<float>& weights);

}  // namespace depeche::search

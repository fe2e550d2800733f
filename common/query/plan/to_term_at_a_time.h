#pragma once

// The retrieval of simple queries, which need no matcher.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "query/plan/finders.h"
#include "query/plan/plan.h"
#include "query/plan/word_terms.h"
#include "query/read/indexes.h"
#include "query/read/stream_source.h"

namespace depeche::query {

// The documents that a finder finds. All get the same weight.
struct WeightedDocuments {
  std::shared_ptr<const StreamFinder> finder;
  double weight = 0;
};

// A part of the query that may match: its terms and documents, and how many postings it costs to read.
struct Leaf {
  std::vector<RankedTerm> terms;
  std::vector<WeightedDocuments> documents;
  std::vector<Leaf> synonyms;  // they count in documents without any of the terms
  Xapian::doccount cost = 0;
  std::shared_ptr<const StreamFinder> only = {};  // unless null: the terms count in the documents alone that it finds
};

// What must be found. A document that the finder finds has one term of each row.
struct RequiredDocuments {
  std::shared_ptr<const StreamFinder> finder;
  std::vector<std::vector<std::string>> terms;
};

// A retrieval that only adds up the weights of terms, among the documents that have one term of each filter and that
// are found by each of `required`.
struct TermAtATimeQuery {
  std::vector<Leaf> leaves;  // those that look into documents come last
  std::vector<std::vector<std::string>> filters;
  std::vector<RequiredDocuments> required;
  bool counts_all = false;  // what has every leaf is to be counted
};

// The list as such a retrieval; nothing when it is not that simple. It is valid as long as the indexes are. Throws as
// Xapian does.
std::optional<TermAtATimeQuery> to_term_at_a_time(const PlanList& list, const Indexes& indexes, Finders& finders);

}  // namespace depeche::query

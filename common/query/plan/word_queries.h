#pragma once

// The Xapian queries of single words, and what they cost.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "query/read/stream_source.h"
#include "query/words/alternatives.h"
#include "schema/fields.h"
#include "text/token.h"

namespace depeche::query {

struct RankedTerm {
  std::string term;
  double boost = 1;
};

// What a finder finds, all with one weight.
struct WeightedDocuments {
  std::shared_ptr<const StreamFinder> finder;
  double weight = 0;
};

// A part of a ranked list: what it matches and how many postings it costs.
struct Leaf {
  Xapian::Query query;
  Xapian::doccount cost = 0;
  // The same spelt out, where it can be.
  std::vector<RankedTerm> terms;
  std::vector<WeightedDocuments> documents;
  std::vector<Leaf> stand_ins;  // that count in documents without any of the terms
  bool only_matches = false;    // its word ranks elsewhere in the query

  bool is_plain() const {
    return terms.size() + documents.size() > 0 && std::ranges::all_of(stand_ins, &Leaf::is_plain);
  }
};

Xapian::Query any_of(const std::vector<Leaf>& leaves);

// The rarest leaves, at least two, while their postings sum up to a share of the archive: what is worth retrieving by.
std::vector<Leaf> rarest_of(std::vector<Leaf> leaves, Xapian::doccount documents);

Xapian::Query unweighted(const Xapian::Query& query);

// All documents. Xapian::Query::MatchAll is one query for all threads, whose holders Xapian counts without a lock:
// never to be used.
Xapian::Query everything();

// The documents that the finder finds, each with this weight.
Xapian::Query source(std::shared_ptr<const StreamFinder> finder, const Indexes& indexes, double weight = 0);

// Xapian::Query::MatchNothing is an empty query, which says nothing beside others: this one matches nothing.
Xapian::Query or_nothing(const Xapian::Query& query, const Indexes& indexes);

// Words and stems in the terms of some indexes. Throws as Xapian does.
class WordQueries {
 public:
  explicit WordQueries(const Indexes& indexes) : indexes_(indexes) {}

  Xapian::Query of_word(const text::Word& word, std::optional<schema::Field> field) const;
  Xapian::Query of_stem(const std::string& stem, std::optional<schema::Field> field) const;
  // The documents with what was added to typed words, at half of their weight.
  Leaf of_alternative(const Alternative& alternative) const;
  Leaf leaf_of_word(const text::Word& word, std::optional<schema::Field> field, double share = 1) const;
  Leaf leaf_of_stem(const std::string& stem, std::optional<schema::Field> field, double share = 1) const;
  // The idf by which Xapian weighs the stem in texts.
  double rarity(const std::string& stem) const;

 private:
  Xapian::doccount cost_of_phrase(const Phrase& phrase) const;  // at most

  Indexes indexes_;
};

}  // namespace depeche::query

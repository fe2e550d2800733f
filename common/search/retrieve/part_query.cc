#include "search/retrieve/part_query.h"

#include <algorithm>
#include <numeric>

#include "schema/bm25.h"
#include "schema/idf.h"

namespace depeche::search {
namespace {

float worth_of(const query::RankedTerm& term, const query::Indexes& indexes) {
  const auto documents = static_cast<double>(indexes.all.get_doccount());
  const auto idf = schema::inverse_document_frequency(documents, indexes.documents_with(term.term));
  return static_cast<float>(term.boost * idf * (schema::kK1 + 1));
}

}  // namespace

Saturation::Saturation(const schema::StreamFile& streams)
    : streams_(streams),
      of_any_(static_cast<float>(schema::kK1 * (1 - schema::kB))),
      of_unit_(static_cast<float>(schema::kK1 * schema::kB / std::max(1.0, streams.mean_units()))) {}

void add_weights(const PartQuery& part, const PartLeaf::Term& term, std::vector<float>& weights) {
  const Saturation saturation(part.streams);
  query::PostingCursor postings = term.postings;
  const auto next = [&] { return postings.take(1, part.last + 1); };
  for (auto run = next(); !run.empty(); run = next())
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (i + kLengthsAhead < run.size()) part.streams.prefetch(run[i + kLengthsAhead].document);
      weights.push_back(saturation.weight(run[i], term.worth));
    }
}

float PartLeaf::most() const {
  float sum = 0;
  for (const Term& term : terms) sum += term.worth;
  for (const Documents& of_finder : documents) sum += of_finder.weight;
  for (const PartLeaf& synonym : synonyms) sum += synonym.most();
  return sum;
}

PartQuery::PartQuery(const query::TermAtATimeQuery& query, std::size_t number, bool defers, Session& of)
    : session(of),
      part(number),
      postings(of.indexes().postings(number)),
      streams(of.streams(number)),
      filter_terms(query.filters),
      last(postings.database.get_lastdocid()) {
  const query::Indexes indexes = of.indexes();
  for (const query::Leaf& leaf : query.leaves) leaves.push_back(leaf_of(leaf, defers, indexes));
  for (const auto& terms : filter_terms) {
    auto& cursors = filters.emplace_back();
    for (const std::string& term : terms) cursors.emplace_back(postings, term);
  }
}

PartLeaf PartQuery::leaf_of(const query::Leaf& leaf, bool defers, const query::Indexes& indexes) {
  PartLeaf read;
  for (const query::RankedTerm& term : leaf.terms) {
    const Xapian::doccount documents = indexes.documents_with(term.term);
    read.terms.push_back({query::PostingCursor(postings, term.term), worth_of(term, indexes), documents});
    cost += documents;
  }
  const bool is_counted = !leaf.synonyms.empty();  // which documents it counts in must be known at once
  for (const query::WeightedDocuments& documents : leaf.documents) {
    if (defers && !is_counted) {
      read.deferred.push_back(deferred.size());
      deferred.push_back({&documents, leaf.cost});
    } else {
      read.documents.push_back({&documents.finder->documents(indexes, part), static_cast<float>(documents.weight)});
    }
  }
  for (const query::Leaf& synonym : leaf.synonyms) read.synonyms.push_back(leaf_of(synonym, defers, indexes));
  return read;
}

float PartQuery::deferred_weight() const {
  return std::accumulate(deferred.begin(), deferred.end(), 0.0F,
                         [](float sum, const DeferredDocuments& each) { return sum + each.weight(); });
}

}  // namespace depeche::search

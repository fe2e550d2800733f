#include "search/retrieve/part_query.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "schema/bm25.h"
#include "schema/idf.h"

namespace depeche::search {
namespace {

float worth_of(const query::RankedTerm& term, const query::Indexes& indexes) {
  const auto documents = static_cast<double>(indexes.documents());
  const auto idf = schema::inverse_document_frequency(documents, indexes.documents_with(term.term));
  return static_cast<float>(term.boost * idf * (schema::kK1 + 1));
}

}  // namespace

Saturation::Saturation(const schema::StreamFile& streams, double mean_length)
    : streams_(streams),
      of_any_(static_cast<float>(schema::kK1 * (1 - schema::kB))),
      of_code_(static_cast<float>(schema::kK1 * schema::kB / std::max(1.0, mean_length))) {}

void add_weights(const PartQuery& part, const PartLeaf::Term& term, std::vector<float>& weights) {
  const Saturation saturation(part.streams, part.mean_length);
  query::PostingCursor postings = term.postings;
  const auto next = [&] { return postings.take(1, part.last + 1); };
  for (auto run = next(); !run.empty(); run = next())
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (i + kLengthsAhead < run.size()) part.streams.prefetch(run[i + kLengthsAhead].document);
      weights.push_back(Saturation::weight(run[i].occurrences, term.worth, saturation.of(run[i].document)));
    }
}

float PartLeaf::most() const {
  float sum = 0;
  for (const Term& term : terms) sum += term.worth;
  for (const Documents& of_finder : documents) sum += of_finder.weight;
  for (const PartLeaf& synonym : synonyms) sum += synonym.most();
  return sum;
}

PartQuery::PartQuery(const query::TermAtATimeQuery& query, std::size_t number, const Finding& finding, Session& of)
    : session(of),
      part(number),
      postings(of.indexes().postings(number)),
      streams(of.streams(number)),
      mean_length(of.mean_length()),
      filter_terms(query.filters),
      last(postings.database.get_lastdocid()),
      finding_(finding),
      has_required_documents_(!query.required.empty()) {
  const query::Indexes indexes = of.indexes();
  for (const query::RequiredDocuments& documents : query.required) require(documents, indexes);
  for (const query::Leaf& leaf : query.leaves) leaves.push_back(leaf_of(leaf, indexes));
  for (const auto& terms : filter_terms) add_filter(terms, indexes);
  std::ranges::stable_sort(filters, {}, &Filter::documents);
}

void PartQuery::add_filter(const std::vector<std::string>& terms, const query::Indexes& indexes) {
  Filter& filter = filters.emplace_back();
  for (const std::string& term : terms) {
    filter.terms.emplace_back(postings, term);
    filter.documents += indexes.documents_with(term);
  }
}

void PartQuery::require(const query::RequiredDocuments& documents, const query::Indexes& indexes) {
  const std::size_t condition = condition_of(*documents.finder, indexes);
  const query::DocumentList* const found = conditions[condition].found;
  if (found == nullptr) {
    required.push_back(condition);
    for (const auto& terms : documents.terms) add_filter(terms, indexes);
    return;
  }
  if (!among) {
    among = *found;
    return;
  }
  query::DocumentList both;
  std::ranges::set_intersection(*among, *found, std::back_inserter(both));
  among = std::move(both);
}

std::size_t PartQuery::condition_of(const query::StreamFinder& finder, const query::Indexes& indexes) {
  Condition condition;
  if (!finding_.is_at_once && !finder.has_found(part) && finder.most_candidates(postings.database) > finding_.few)
    condition.test = finder.test(session.databases()[part]);
  else
    condition.found = &finder.documents(indexes, part);
  conditions.push_back(std::move(condition));
  return conditions.size() - 1;
}

bool PartQuery::holds(std::size_t condition, Xapian::docid id) const {
  const Condition& one = conditions[condition];
  if (one.found != nullptr) return std::ranges::binary_search(*one.found, id);
  thread_local std::string units;
  return one.test(streams.stream(id, units));
}

PartLeaf PartQuery::leaf_of(const query::Leaf& leaf, const query::Indexes& indexes) {
  PartLeaf read;
  for (const query::RankedTerm& term : leaf.terms) {
    const Xapian::doccount documents = indexes.documents_with(term.term);
    read.terms.push_back({query::PostingCursor(postings, term.term), worth_of(term, indexes), documents});
    cost += documents;
  }
  if (leaf.only != nullptr) read.only = condition_of(*leaf.only, indexes);
  // Which documents it counts in must be known at once. Where documents must be looked into, their weights must be,
  // too.
  const bool is_counted = !leaf.synonyms.empty() || has_required_documents_;
  for (const query::WeightedDocuments& documents : leaf.documents) {
    if (!finding_.is_at_once && !is_counted) {
      read.deferred.push_back(deferred.size());
      deferred.push_back({&documents, leaf.cost});
    } else {
      read.documents.push_back({&documents.finder->documents(indexes, part), static_cast<float>(documents.weight)});
    }
  }
  for (const query::Leaf& synonym : leaf.synonyms) read.synonyms.push_back(leaf_of(synonym, indexes));
  return read;
}

float PartQuery::deferred_weight() const {
  return std::accumulate(deferred.begin(), deferred.end(), 0.0F,
                         [](float sum, const DeferredDocuments& each) { return sum + each.weight(); });
}

}  // namespace depeche::search

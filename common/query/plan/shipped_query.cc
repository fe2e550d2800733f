#include "query/plan/shipped_query.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "query/read/shipped.h"
#include "query/words/pattern_forms.h"

namespace depeche::query {
namespace {

// A leaf with its finders as bytes; empty for none.
struct PlainLeaf {
  std::vector<std::pair<std::string, double>> terms;
  std::vector<std::pair<std::string, double>> documents;
  std::vector<PlainLeaf> synonyms;
  Xapian::doccount cost = 0;
  std::string only;
};

struct PlainQuery {
  std::vector<PlainLeaf> leaves;
  std::vector<std::vector<std::string>> filters;
  std::vector<std::pair<std::string, std::vector<std::vector<std::string>>>> required;
  bool counts_all = false;
};

PlainLeaf plain(const Leaf& leaf) {
  PlainLeaf plain_leaf;
  for (const RankedTerm& term : leaf.terms) plain_leaf.terms.emplace_back(term.term, term.boost);
  for (const WeightedDocuments& documents : leaf.documents)
    plain_leaf.documents.emplace_back(documents.finder->shipped(), documents.weight);
  for (const Leaf& synonym : leaf.synonyms) plain_leaf.synonyms.push_back(plain(synonym));
  plain_leaf.cost = leaf.cost;
  if (leaf.only != nullptr) plain_leaf.only = leaf.only->shipped();
  return plain_leaf;
}

// What weighs nothing is never shipped, nor what weighs more than all else: sums of them stay numbers above 0.
bool is_weight(double weight) { return weight > 1e-9 && weight < 1e6; }

bool has_words(const Phrase& phrase) { return !phrase.elements.empty(); }

bool has_words(const NearWords& near) {
  return !near.operands.empty() && std::ranges::all_of(near.operands, [](const NearWords::Operand& operand) {
    return std::ranges::all_of(operand.rows, [](const Phrase& row) { return has_words(row); });
  });
}

// Finds what has words to look for.
template <class Words>
std::shared_ptr<const StreamFinder> finder_of(const Words& words, Finders& finders) {
  if (!has_words(words)) throw base::WireError();
  return finders.of(words);
}

Leaf read_leaf(PlainLeaf& plain_leaf, Finders& finders) {
  for (const auto& weighted : {plain_leaf.terms, plain_leaf.documents})
    if (!std::ranges::all_of(weighted, [](const auto& row) { return is_weight(row.second); })) throw base::WireError();
  Leaf leaf;
  for (auto& [term, boost] : plain_leaf.terms) leaf.terms.push_back({std::move(term), boost});
  for (const auto& [finder, weight] : plain_leaf.documents)
    leaf.documents.push_back({unshipped_finder(finder, finders), weight});
  for (PlainLeaf& synonym : plain_leaf.synonyms) leaf.synonyms.push_back(read_leaf(synonym, finders));
  leaf.cost = plain_leaf.cost;
  if (!plain_leaf.only.empty()) leaf.only = unshipped_finder(plain_leaf.only, finders);
  return leaf;
}

}  // namespace
}  // namespace depeche::query

namespace depeche::base {

template <>
struct Shipped<query::PlainLeaf> {
  static auto of(auto& leaf) { return std::tie(leaf.terms, leaf.documents, leaf.synonyms, leaf.cost, leaf.only); }
};

template <>
struct Shipped<query::PlainQuery> {
  static auto of(auto& query) { return std::tie(query.leaves, query.filters, query.required, query.counts_all); }
};

}  // namespace depeche::base

namespace depeche::query {

std::string shipped(const TermAtATimeQuery& query) {
  PlainQuery plain_query;
  for (const Leaf& leaf : query.leaves) plain_query.leaves.push_back(plain(leaf));
  plain_query.filters = query.filters;
  for (const RequiredDocuments& documents : query.required)
    plain_query.required.emplace_back(documents.finder->shipped(), documents.terms);
  plain_query.counts_all = query.counts_all;
  return base::to_wire(plain_query);
}

TermAtATimeQuery unshipped_query(std::string_view bytes, Finders& finders) {
  base::WireReader reader(bytes);
  auto plain_query = reader.next<PlainQuery>();
  reader.end();
  TermAtATimeQuery query;
  for (PlainLeaf& leaf : plain_query.leaves) query.leaves.push_back(read_leaf(leaf, finders));
  query.filters = std::move(plain_query.filters);
  for (auto& [finder, terms] : plain_query.required)
    query.required.push_back({unshipped_finder(finder, finders), std::move(terms)});
  query.counts_all = plain_query.counts_all;
  return query;
}

std::shared_ptr<const StreamFinder> unshipped_finder(std::string_view bytes, Finders& finders) {
  base::WireReader reader(bytes);
  switch (reader.next<FinderKind>()) {
    case FinderKind::phrase:
      return finder_of(reader.next<Phrase>(), finders);
    case FinderKind::any_word: {
      auto words = reader.next<std::vector<Phrase::Element>>();
      return finders.of_any(std::move(words), reader.next<std::optional<schema::Field>>());
    }
    case FinderKind::near: {
      auto near = reader.next<NearWords>();
      near.forms_of = forms_of;
      return finder_of(near, finders);
    }
  }
  throw base::WireError();
}

}  // namespace depeche::query

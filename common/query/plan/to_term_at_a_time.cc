#include "query/plan/to_term_at_a_time.h"

#include <utility>

namespace depeche::query {
namespace {

std::optional<Leaf> leaf_of(const PlanNode& node, const Indexes& indexes, Finders& finders) {
  Leaf leaf;
  if (const auto* word = std::get_if<WordLeaf>(&node.what);
      word != nullptr && !word->function_word && word->choice.is_any() && word->weight > 0)
    leaf.terms = ranked_terms(*word, indexes);
  else if (const auto* phrase = std::get_if<PhraseLeaf>(&node.what); phrase != nullptr && phrase->weight > 0.0)
    leaf.documents.push_back({finders.of(phrase->phrase), *phrase->weight});
  else
    return {};
  leaf.cost = cost_of(node, indexes);
  for (const PlanNode& synonym : node.synonyms) {
    auto found = leaf_of(synonym, indexes, finders);
    if (!found) return {};
    leaf.synonyms.push_back(std::move(*found));
  }
  return leaf;
}

}  // namespace

std::optional<TermAtATimeQuery> to_term_at_a_time(const PlanList& list, const Indexes& indexes, Finders& finders) {
  if (list.may.empty() || !list.must.empty() || !list.excluded.empty()) return {};
  TermAtATimeQuery query;
  for (const PlanNode& filter : list.filters) {
    const auto* leaf = std::get_if<TermsLeaf>(&filter.what);
    if (leaf == nullptr || leaf->terms.empty()) return {};
    query.filters.push_back(leaf->terms);
  }
  for (const PlanNode& node : list.may) {
    auto leaf = leaf_of(node, indexes, finders);
    if (!leaf) return {};
    query.leaves.push_back(std::move(*leaf));
  }
  return query;
}

}  // namespace depeche::query

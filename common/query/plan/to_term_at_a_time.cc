#include "query/plan/to_term_at_a_time.h"

#include <algorithm>
#include <set>
#include <utility>

namespace depeche::query {
namespace {

std::optional<Leaf> leaf_of(const PlanNode& node, const Indexes& indexes, Finders& finders) {
  Leaf leaf;
  if (const auto* word = std::get_if<WordLeaf>(&node.what);
      word != nullptr && !word->function_word && word->weight > 0) {
    leaf.terms = ranked_terms(*word, indexes);
    if (!word->choice.is_any()) leaf.only = finders.of(*word);
  } else if (const auto* phrase = std::get_if<PhraseLeaf>(&node.what); phrase != nullptr && phrase->weight > 0.0) {
    leaf.documents.push_back({finders.of(phrase->phrase), *phrase->weight});
  } else {
    return {};
  }
  leaf.cost = cost_of(node, indexes);
  for (const PlanNode& synonym : node.synonyms) {
    auto found = leaf_of(synonym, indexes, finders);
    if (!found) return {};
    leaf.synonyms.push_back(std::move(*found));
  }
  return leaf;
}

class TermAtATimeExecutor {
 public:
  TermAtATimeExecutor(const Indexes& indexes, Finders& finders) : indexes_(indexes), finders_(finders) {}

  std::optional<TermAtATimeQuery> run(const PlanList& list) {
    const auto each = [](const std::vector<PlanNode>& nodes, auto add) { return std::ranges::all_of(nodes, add); };
    const bool is_simple = list.excluded.empty() &&
                           each(list.filters, [&](const PlanNode& node) { return add_filter(node); }) &&
                           each(list.must, [&](const PlanNode& node) { return add_required(node); }) &&
                           each(list.may, [&](const PlanNode& node) { return add_ranked(node); });
    if (!is_simple || query_.leaves.empty()) return {};
    std::ranges::stable_partition(query_.leaves, [](const Leaf& leaf) { return leaf.only == nullptr; });
    return std::move(query_);
  }

 private:
  bool add_filter(const PlanNode& node) {
    const auto* leaf = std::get_if<TermsLeaf>(&node.what);
    if (leaf == nullptr || leaf->terms.empty()) return false;
    query_.filters.push_back(leaf->terms);
    return true;
  }

  // What may match in a group of its own is added up like what stands beside it.
  bool add_ranked(const PlanNode& node) {
    if (const auto* list = std::get_if<PlanList>(&node.what)) {
      if (!list->must.empty() || !list->filters.empty() || !list->excluded.empty() || !node.synonyms.empty())
        return false;
      return std::ranges::all_of(list->may, [&](const PlanNode& part) { return add_ranked(part); });
    }
    auto leaf = leaf_of(node, indexes_, finders_);
    if (leaf) query_.leaves.push_back(std::move(*leaf));
    return leaf.has_value();
  }

  // Phrases whose words rank one by one.
  bool add_required(const PlanNode& node) {
    const auto* leaf = std::get_if<PhraseLeaf>(&node.what);
    if (leaf == nullptr || leaf->weight || !node.synonyms.empty()) return false;
    RequiredDocuments required{finders_.of(leaf->phrase), {}};
    std::set<std::string> stems;
    for (const Phrase::Element& element : leaf->phrase.elements) {
      if (!element.indexed) continue;
      const WordLeaf word{element.folded, element.stem, false, leaf->phrase.field, 1};
      required.terms.push_back(terms_of(word));
      if (stems.insert(element.stem).second && !add_ranked({word, {}})) return false;
    }
    query_.required.push_back(std::move(required));
    return !stems.empty();
  }

  // A document with the word has one of them.
  std::vector<std::string> terms_of(const WordLeaf& word) const {
    std::vector<std::string> terms;
    for (RankedTerm& term : possible_terms(word))
      if (indexes_.documents_with(term.term) > 0) terms.push_back(std::move(term.term));
    return terms;
  }

  const Indexes& indexes_;
  Finders& finders_;
  TermAtATimeQuery query_;
};

}  // namespace

std::optional<TermAtATimeQuery> to_term_at_a_time(const PlanList& list, const Indexes& indexes, Finders& finders) {
  return TermAtATimeExecutor(indexes, finders).run(list);
}

}  // namespace depeche::query
